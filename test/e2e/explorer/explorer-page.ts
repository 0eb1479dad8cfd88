import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser, BrowserContext, Locator, Page, Response } from 'playwright-core';

/** What a visit to the explorer did besides showing the page. */
export interface Observations {
  /** Requests that did not go to the server under test; each was refused. */
  readonly outsideRequests: string[];
  readonly consoleErrors: string[];
  readonly cspViolations: string[];
  /** Addresses of the files the server under test gave. */
  readonly loaded: Set<string>;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly observations: Observations;
}

export interface VisitOptions {
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Opens the explorer in a fresh profile with the network cable pulled. */
export async function visitExplorer(
  browser: Browser,
  baseUrl: string,
  options: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
    ...options,
  });
  const observations = await observe(context, new URL(baseUrl).origin);
  const page = await context.newPage();
  await page.goto(baseUrl);
  await waitUntilInteractive(page);
  return { page, context, observations };
}

/** Comes back with the same browser profile. */
export async function reload({ page }: Visit): Promise<void> {
  await page.reload();
  await waitUntilInteractive(page);
}

async function waitUntilInteractive(page: Page): Promise<void> {
  await editor(page).locator('.view-line').first().waitFor();
  await page.locator('.graphiql-execute-button').waitFor();
}

async function observe(context: BrowserContext, origin: string): Promise<Observations> {
  const seen: Observations = {
    outsideRequests: [],
    consoleErrors: [],
    cspViolations: [],
    loaded: new Set(),
  };
  await context.route(isOutside(origin), (route) => {
    seen.outsideRequests.push(route.request().url());
    return route.abort();
  });
  await context.exposeBinding('reportCspViolation', (_source, violation: string) => {
    seen.cspViolations.push(violation);
  });
  await context.addInitScript(REPORT_CSP_VIOLATIONS);
  context.on('console', (message) => {
    if (message.type() === 'error') seen.consoleErrors.push(message.text());
  });
  context.on('weberror', (error) => seen.consoleErrors.push(String(error.error())));
  context.on('response', (response) => {
    if (isFileOf(origin, response)) seen.loaded.add(response.url());
  });
  return seen;
}

/** Not the graph's answers: those are POST, and as large as the graph. */
function isFileOf(origin: string, response: Response): boolean {
  return response.url().startsWith(origin) && response.request().method() === 'GET';
}

/** `data:` and `blob:` addresses are the page's own memory, not the network. */
function isOutside(origin: string): (url: URL) => boolean {
  return (url) => url.origin !== origin && url.protocol !== 'data:' && url.protocol !== 'blob:';
}

/** The gateway sends files as Brotli; the servers of these tests send them as they are. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

/** The browser would have forgotten what a worker loaded that has ended: the file is asked for again. */
async function sizeOnTheWire(address: string): Promise<number> {
  const response = await fetch(address);
  return brotliCompressSync(await response.arrayBuffer(), BROTLI).length;
}

const REPORT_CSP_VIOLATIONS = `
  addEventListener('securitypolicyviolation', (event) =>
    reportCspViolation(event.violatedDirective + ' ' + event.blockedURI));
`;

/** What may have come over the wire before the editor can be used. */
export const FIRST_LOAD_BUDGET_BYTES = 1_500_000;

/** Size of the files the browser fetched so far, as the gateway sends them. */
export async function loadedBytes({ observations }: Visit): Promise<number> {
  const sizes = await Promise.all([...observations.loaded].map(sizeOnTheWire));
  return sizes.reduce((total, size) => total + size, 0);
}

/** What must be empty at the end of every visit. */
export function troubles({ observations }: Visit): Omit<Observations, 'loaded'> {
  const { outsideRequests, consoleErrors, cspViolations } = observations;
  return { outsideRequests, consoleErrors, cspViolations };
}

export const NO_TROUBLES: Omit<Observations, 'loaded'> = {
  outsideRequests: [],
  consoleErrors: [],
  cspViolations: [],
};

/** The operation editor. */
export function editor(page: Page): Locator {
  return page.locator('.graphiql-query-editor .graphiql-editor');
}

/** The editor of the operation's variables. */
export function variablesEditor(page: Page): Locator {
  return page.locator('.graphiql-editor-tool .graphiql-editor').first();
}

/** Presses the execute button; with several operations in the tab GraphiQL would ask which. */
export async function execute(page: Page): Promise<void> {
  await page.locator('.graphiql-execute-button').click();
}

/** Runs what the editor holds and waits until the result contains `text`. */
export async function executeFor(page: Page, text: string): Promise<void> {
  await execute(page);
  await waitForResult(page, text);
}

/**
 * Waits until the result contains `text`. Asks the editor for what it holds: it draws only the
 * lines in view, and a long answer would depend on the size of the window.
 */
export async function waitForResult(
  page: Page,
  text: string,
  { timeout = 20_000 } = {},
): Promise<void> {
  await page.waitForFunction(
    (expected) => {
      // GraphiQL publishes Monaco under this name.
      const { __MONACO: monaco } = globalThis as unknown as { __MONACO: Monaco };
      const results = monaco.editor
        .getModels()
        .filter((model) => model.uri.path.endsWith('response.json'));
      return results.some((model) => model.getValue().includes(expected));
    },
    text,
    { timeout },
  );
}

/** The part of Monaco's interface that holds what its editors show. */
interface Monaco {
  readonly editor: {
    getModels(): {
      readonly uri: { readonly path: string };
      getValue(): string;
      setValue(text: string): void;
    }[];
  };
}

/** Puts an operation into the editor at once: typed, each brace would bring another one along. */
export async function setOperation(page: Page, text: string): Promise<void> {
  await page.evaluate((operation) => {
    const { __MONACO: monaco } = globalThis as unknown as { __MONACO: Monaco };
    const models = monaco.editor.getModels();
    models.find((model) => model.uri.path.endsWith('operation.graphql'))?.setValue(operation);
  }, text);
}

/** Opens one of the side panels. */
export async function openPanel(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Show ${name}` }).click();
}

/** Shows the result as something else than JSON. */
export async function view(page: Page, name: string): Promise<Locator> {
  const results = page.locator('.results');
  await results.getByRole('button', { name, exact: true }).click();
  return results;
}

/** A tab by its name. */
export function tabNamed(page: Page, name: string): Locator {
  return page.locator('.graphiql-tab', { hasText: name });
}

/** The names on the tabs, in order. */
export async function tabNames(page: Page): Promise<string[]> {
  return page.locator('.graphiql-tab').allInnerTexts();
}

/** What the page has drawn in an editor, with ordinary spaces. */
export async function textIn(locator: Locator): Promise<string> {
  const lines = await locator.locator('.view-line').allInnerTexts();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { type Graph, startGateway, UNREACHABLE_SUBGRAPHS } from '../../harness/graph';
import { ROOT } from '../../harness/program';
import {
  NO_TROUBLES,
  setOperation,
  troubles,
  type Visit,
  type VisitOptions,
  visitExplorer,
} from './explorer-page';

/** Kept by CI, outside git. */
const screenshot = (name: string): string => join(ROOT, `.artifacts/query-plan-${name}.png`);

describeWithBrowser('the query plan in the explorer, network cable pulled', (launch) => {
  let graph: Graph;
  let browser: Browser;
  const visits: Visit[] = [];

  beforeAll(async () => {
    graph = await startGateway(UNREACHABLE_SUBGRAPHS, [], { QUERY_PLANS: 'true' });
    browser = await launch();
  });

  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ context }) => context.close()));
  });

  afterAll(async () => {
    await browser?.close();
    await graph?.[Symbol.asyncDispose]();
  });

  async function visit(options: VisitOptions = {}): Promise<Visit> {
    const visit = await visitExplorer(browser, graph.url, options);
    visits.push(visit);
    return visit;
  }

  it('is drawn for the flagship example, which is not run', async () => {
    const visitor = await visit({ locale: 'fr-FR' });
    const panel = await openPlan(visitor.page, 'Plan de requête');
    const cards = panel.getByRole('article');
    await cards.first().waitFor();

    expect(await namesOf(cards)).toEqual(
      expect.arrayContaining(['catalogue', 'accreditation', 'geo']),
    );
    expect(await cards.first().innerText()).toContain('la racine de la réponse');
    const fetchOfLabels = cards.filter({ hasText: 'accreditation' }).first();
    expect(await fetchOfLabels.innerText()).toMatch(/firms › nodes\[\].*Par 1 clé d’entité/s);
    expect(await panel.getByRole('status').innerText()).toMatch(/^3 sous-graphes\. Coût estimé/);
    expect(await panel.getByRole('list', { name: 'En même temps' }).count()).toBeGreaterThan(0);
    expect(await coloursOf(cards)).toBe(3);

    await visitor.page.screenshot({ path: screenshot('light') });
    expect(troubles(visitor)).toEqual(NO_TROUBLES);
  });

  it('shows what a subgraph is sent, and itself as JSON, by keyboard alone', async () => {
    const visitor = await visit({ locale: 'en-GB', colorScheme: 'dark' });
    const { page } = visitor;
    const panel = await openPlan(page, 'Query plan');
    const card = panel.getByRole('article').first();
    await card.getByText('Operation sent').focus();
    await page.keyboard.press('Enter');
    expect(await card.locator('pre').innerText()).toMatch(/^query \w+__catalogue__0\(/);
    await page.screenshot({ path: screenshot('dark') });

    await panel.getByRole('button', { name: 'JSON' }).focus();
    await page.keyboard.press('Space');
    const json = await panel.getByRole('region', { name: 'JSON' }).innerText();
    expect(JSON.parse(json)).toMatchObject({ node: { kind: 'Sequence' } });
    expect(json).not.toContain('127.0.0.1');
    expect(troubles(visitor)).toEqual(NO_TROUBLES);
  });

  it('is made again when asked, and says that it is old or why there is none', async () => {
    const { page } = await visit({ locale: 'en-GB' });
    const panel = await openPlan(page, 'Query plan');
    await panel.getByRole('article').first().waitFor();
    await setOperation(page, '{ __typename }');
    await panel.getByText('The operation has changed since.').waitFor();
    await panel.getByRole('button', { name: 'Plan without running' }).click();
    await panel.getByText('No subgraph is asked: the gateway knows the answer.').waitFor();
    await setOperation(page, '{ nothing }');
    await panel.getByRole('button', { name: 'Plan without running' }).click();
    expect(await panel.getByRole('alert').innerText()).toContain('Cannot query field "nothing"');
  });

  it('scrolls where the pane is narrow', async () => {
    const { page } = await visit({ locale: 'en-GB', viewport: { width: 700, height: 700 } });
    const panel = await openPlan(page, 'Query plan');
    const picture = panel.getByRole('region', { name: 'Picture of the plan' });
    await picture.waitFor();
    const { scrollWidth, clientWidth } = await picture.evaluate(widthsOf);
    expect(scrollWidth).toBeGreaterThan(clientWidth);
    await page.screenshot({ path: screenshot('narrow') });
  });

  it('is not offered where the server shows no plans', async () => {
    await using other = await startGateway(UNREACHABLE_SUBGRAPHS);
    const visitor = await visitExplorer(browser, other.url, { locale: 'en-GB' });
    visits.push(visitor);
    await visitor.page.getByRole('button', { name: 'Show Build a query' }).waitFor();
    expect(await visitor.page.getByRole('button', { name: 'Show Query plan' }).count()).toBe(0);
  });
});

async function openPlan(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Show ${name}` }).click();
  return page.getByRole('region', { name, exact: true });
}

/** The names of the subgraphs on the cards. */
function namesOf(cards: Locator): Promise<string[]> {
  return cards.getByRole('heading').allInnerTexts();
}

async function coloursOf(cards: Locator): Promise<number> {
  const colours = await cards.evaluateAll((elements) => {
    const { getComputedStyle } = globalThis as unknown as {
      getComputedStyle: (element: unknown) => { readonly borderLeftColor: string };
    };
    return elements.map((element) => getComputedStyle(element).borderLeftColor);
  });
  return new Set(colours).size;
}

interface Widths {
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

/** Runs in the page, of whose types this program knows nothing. */
function widthsOf(element: unknown): Widths {
  const { scrollWidth, clientWidth } = element as Widths;
  return { scrollWidth, clientWidth };
}

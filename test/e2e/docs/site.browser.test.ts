import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { type Graph, startGateway, UNREACHABLE_SUBGRAPHS } from '../../harness/graph';
import { editor, textIn } from '../explorer/explorer-page';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** A gateway alone: what it serves of the documentation needs no subgraph. */
describeWithBrowser('the documentation, with the network cable pulled', (launch) => {
  let gateway: Graph;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const troubles: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    gateway = await startGateway(UNREACHABLE_SUBGRAPHS);
    browser = await launch();
    context = await browser.newContext({ locale: 'fr-FR', colorScheme: 'light' });
    page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        troubles.push(message.text());
      }
    });
    page.on('request', (request) => asked.push(request.url()));
  });
  afterAll(async () => {
    await browser?.close();
    await gateway?.[Symbol.asyncDispose]();
  });

  async function search(text: string): Promise<void> {
    await page.click('.search-open');
    await page.fill('dialog.search input', text);
    await page.waitForSelector('dialog.search ol a');
  }

  async function brokenRules(): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }

  it('finds a type by its name, and leads from type to type', async () => {
    await page.goto(`${gateway.url}/docs`);
    await search('establishment');
    const type = page.locator('dialog.search ol a[href$="reference/types/Establishment"]');
    await type.click();
    await page.waitForURL('**/docs/reference/types/Establishment');
    await page.locator('.member code.type a', { hasText: 'Commune' }).first().click();
    await page.waitForURL('**/docs/reference/types/Commune');
    expect(await page.textContent('h1')).toBe('Commune');
  });

  it('finds a French page by a French word without its accents', async () => {
    await page.goto(`${gateway.url}/docs/fr/`);
    await search('accreditation');
    const titles = await page.locator('dialog.search ol a').allTextContents();
    expect(titles.some((title) => title.includes('accréditation'))).toBe(true);
  });

  it('opens an example in the explorer', async () => {
    await page.goto(`${gateway.url}/docs/fr/reference/examples#Flagship`);
    await page.locator('section:has(#Flagship) a.button').click();
    await page.waitForURL((url) => url.pathname === '/');
    await editor(page).waitFor();
    expect(await textIn(editor(page))).toContain('query Flagship');
  });

  it('answers an address that leads nowhere with a page that leads on', async () => {
    const answer = await context.request.get(`${gateway.url}/docs/no/such/page`);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain('href="/docs/"');
  });

  // Small pages of each kind: the rules look at every element, and large pages are made of the same ones.
  it.each([
    ['light', ''],
    ['dark', 'fr/'],
    ['light', 'fr/profiles'],
    ['dark', 'profiles'],
    ['light', 'reference/types/Commune'],
    ['dark', 'fr/reference/types/Commune'],
  ] as const)('breaks no rule of WCAG 2.1 A and AA, %s: /docs/%s', async (colorScheme, address) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${gateway.url}/docs/${address}`);
    expect(await brokenRules()).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('breaks none in its search, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${gateway.url}/docs/404`);
    await search('label');
    expect(await brokenRules()).toEqual([]);
  });

  it('did all that without an error, a breach of its policy, or a request to anybody else', () => {
    expect(troubles).toEqual([]);
    const outside = asked.filter((url) => !url.startsWith(gateway.url) && !url.startsWith('data:'));
    expect(outside).toEqual([]);
  });
});

import { join } from 'node:path';
import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import type { Browser, Page } from 'playwright-core';
import { describeWithBrowser, SOFTWARE_WEBGL } from '../../harness/browser';
import { type Graph, startAllInOne } from '../../harness/graph';
import { ROOT } from '../../harness/program';

/** Kept by CI, outside git. */
const SCREENSHOT = join(ROOT, '.artifacts/map.png');

/** The page says how many clusters of its tiles are drawn, and how many establishments its counts add up to. */
const DRAWN = 'body[data-drawn]:not([data-drawn="0"]) .cluster';

describeWithBrowser('the map, with the network cable pulled', (launch) => {
  let database: TestDatabase;
  let graph: Graph;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    database = await sampleDatabase();
    graph = await startAllInOne({ DATABASE_URL: database.url });
    browser = await launch(SOFTWARE_WEBGL);
    page = await browser.newPage({ viewport: { width: 1000, height: 800 }, locale: 'fr-FR' });
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
    await graph?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  it('draws tiles and counts of clusters from the running server, and asks nobody else', async () => {
    await page.goto(`${graph.url}/map`);
    await page.waitForSelector(DRAWN, { state: 'attached' });
    await page.screenshot({ path: SCREENSHOT });
    expect(await page.title()).toBe('Carte de l’industrie spatiale française');
    const counts = await page.locator('.cluster').allTextContents();
    expect(counts.length).toBeGreaterThan(3);
    expect(counts.every((text) => Number(text) > 1)).toBe(true);
    expect(asked.some((url) => url.endsWith('.mvt'))).toBe(true);
    expect(
      asked.filter(
        (url) => !url.startsWith(graph.url) && !url.startsWith('data:') && !url.startsWith('blob:'),
      ),
    ).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('leaves the fictitious firms out when asked', async () => {
    const all = Number(await page.getAttribute('body', 'data-counted'));
    await page.uncheck('#demonstration');
    await page.waitForSelector(`body:not([data-counted="${all}"])`);
    const real = Number(await page.getAttribute('body', 'data-counted'));
    expect(real).toBeGreaterThan(0);
    expect(real).toBeLessThan(all);
    expect(troubles).toEqual([]);
  });
});

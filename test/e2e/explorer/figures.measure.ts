import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { findBrowser, launchBrowser } from '../../harness/browser';
import { type Graph, SUBGRAPH_SECRET, startGateway } from '../../harness/graph';
import { composeSupergraph } from '../../harness/small-subgraph';
import { Chapters } from '../subscriptions/chapters';
import { executeFor, setOperation, view, visitExplorer } from './explorer-page';
import { STARS } from './sample-graph';
import { type SampleServer, startSampleServer } from './sample-server';

/** `npm run bench:explorer`: figures of docs/explorer.md. Asserts nothing but that there is something to measure. */

const ROUNDS = 5;
const STARS_QUERY = '{ stars { nodes { name magnitude colour seenFrom { name } } } }';

interface FirstLoad {
  readonly wireBytes: number;
  readonly interactiveMs: number;
}

describe('figures of the explorer', () => {
  let folder: string;
  let chapters: Chapters;
  let graph: Graph;
  let stars: SampleServer;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-figures-'));
    chapters = new Chapters();
    await chapters.start();
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, composeSupergraph([chapters]));
    graph = await startGateway(['--supergraph', file], [], { SUBGRAPH_SECRET });
    stars = await startSampleServer();
    browser = await launchBrowser(findBrowser() ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    stars?.close();
    await graph?.[Symbol.asyncDispose]();
    await chapters?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  it('loads', async () => {
    const loads: FirstLoad[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      loads.push(await firstLoad(browser, graph.url));
    }
    const [least] = loads.toSorted((a, b) => a.interactiveMs - b.interactiveMs);
    const times = loads.map(({ interactiveMs }) => Math.round(interactiveMs)).join(', ');
    print(`first load over the wire: ${least?.wireBytes} bytes; usable after ${times} ms`);
    expect(least?.wireBytes).toBeGreaterThan(0);
  });

  it('scrolls', async () => {
    const { page } = await visitExplorer(browser, stars.url, { locale: 'en-GB' });
    await setOperation(page, STARS_QUERY);
    await executeFor(page, 'Star 99');
    const results = await view(page, 'Table');
    const pagesFrom = performance.now();
    await results.getByRole('button', { name: 'All pages' }).click();
    await results.getByText('10,000 items in 100 pages, complete.').waitFor();
    print(`100 pages of 100 rows: ${Math.round(performance.now() - pagesFrom)} ms`);
    const blocks: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) blocks.push(await longestBlock(page));
    print(`longest block while scrolling ${STARS} rows: ${blocks.join(', ')} ms`);
    const csvFrom = performance.now();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      results.getByRole('button', { name: 'Download CSV', exact: true }).click(),
    ]);
    const { length } = await readFile(await file.path());
    print(`CSV of ${STARS} rows: ${length} bytes in ${Math.round(performance.now() - csvFrom)} ms`);
    expect(length).toBeGreaterThan(STARS);
  });
});

async function firstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  const context = await browser.newContext();
  const requests: Request[] = [];
  context.on('requestfinished', (request) => requests.push(request));
  const page = await context.newPage();
  const from = performance.now();
  await page.goto(url);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await page.locator('.graphiql-execute-button').waitFor();
  const interactiveMs = performance.now() - from;
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  await context.close();
  const wireBytes = sizes.reduce(
    (total, { responseBodySize, responseHeadersSize }) =>
      total + responseBodySize + responseHeadersSize,
    0,
  );
  return { wireBytes, interactiveMs };
}

/** The longest task of the page's own thread, from top to bottom in steps of a screen a frame; 0 below 50 ms. */
function longestBlock(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = document.querySelector('.results-frame');
    if (frame === null) throw new Error('no table');
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ entryTypes: ['longtask'] });
    const { scrollHeight, clientHeight } = frame;
    for (let top = 0; top < scrollHeight; top += clientHeight) {
      frame.scrollTop = top;
      await new Promise(requestAnimationFrame);
    }
    observer.disconnect();
    return Math.round(longest);
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { readExamples } from '../../harness/examples';
import { type Graph, startAllInOne } from '../../harness/graph';
import { ROOT } from '../../harness/program';
import { sampleDatabase, type TestDatabase } from '../../harness/sample-database';
import {
  execute,
  NO_TROUBLES,
  tabNames,
  troubles,
  visitExplorer,
  waitForResult,
} from './explorer-page';

/** Kept by CI, outside git. */
const SCREENSHOT = join(ROOT, '.artifacts/explorer.png');

describeWithBrowser('the explorer over the real graph, with the network cable pulled', (launch) => {
  let database: TestDatabase;
  let graph: Graph;
  let browser: Browser;

  beforeAll(async () => {
    database = await sampleDatabase();
    graph = await startAllInOne({ DATABASE_URL: database.url });
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    await graph?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  it('opens with the worked examples, runs the first one and shows a firm', async () => {
    const visit = await visitExplorer(browser, graph.url);
    const examples = await readExamples();
    expect(await tabNames(visit.page)).toEqual(examples.map(({ name }) => name));

    await execute(visit.page);
    await waitForResult(visit.page, 'Anywaves');

    await visit.page.screenshot({ path: SCREENSHOT });
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });
});

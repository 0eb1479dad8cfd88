import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Browser } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { tokenOf } from '../../harness/client';
import { readExamples } from '../../harness/examples';
import { type Graph, startAllInOne } from '../../harness/graph';
import { ROOT } from '../../harness/program';
import { sampleDatabase, type TestDatabase } from '../../harness/sample-database';
import {
  execute,
  executeFor,
  NO_TROUBLES,
  openPanel,
  setOperation,
  tabNames,
  troubles,
  visitExplorer,
  waitForResult,
} from './explorer-page';

/** Kept by CI, outside git. */
const SCREENSHOT = join(ROOT, '.artifacts/explorer.png');
const IDENTITY_SCREENSHOT = join(ROOT, '.artifacts/explorer-identity.png');
const CODE_SCREENSHOT = join(ROOT, '.artifacts/explorer-code.png');

describeWithBrowser('the explorer over the real graph, with the network cable pulled', (launch) => {
  let database: TestDatabase;
  let graph: Graph;
  let browser: Browser;

  beforeAll(async () => {
    database = await sampleDatabase();
    graph = await startAllInOne({ DATABASE_URL: database.url, DEVELOPMENT_ISSUER: 'true' });
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

  it('asks as whom the reader chose, and exports code that does not hold the token', async () => {
    const visit = await visitExplorer(browser, graph.url, { locale: 'en-GB' });
    const { page } = visit;
    await page.getByLabel('Identity').selectOption('demo-representative');
    await setOperation(page, '{ application(id: "app-demo-draft") { state } }');
    await executeFor(page, 'DRAFT');
    await page.screenshot({ path: IDENTITY_SCREENSHOT });

    await openPanel(page, 'Code');
    const code = page.locator('.code');
    await code.getByText('comes from the environment variable TOKEN').waitFor();
    const token = await tokenOf(graph, 'demo-representative');
    const [start = ''] = token.split('.');
    for (const [name, run] of Object.entries(RUN)) {
      await code.getByRole('button', { name, exact: true }).click();
      const text = await code.getByRole('region', { name: `${name} code` }).innerText();
      expect(text).not.toContain(start);
      expect(await outputOf(run, { text, token })).toContain('DRAFT');
    }
    await page.screenshot({ path: CODE_SCREENSHOT });
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });
});

/** How to run code that is read from standard input. */
const RUN = {
  curl: ['sh'],
  fetch: ['node', '--input-type=module'],
  Python: ['python3'],
} as const;

/** What the code prints, with texts that JSON escapes as they are. */
async function outputOf(
  [program, ...args]: readonly [string, ...string[]],
  code: { readonly text: string; readonly token: string },
): Promise<string> {
  const child = spawn(program, args, {
    env: { ...process.env, TOKEN: code.token, PYTHONIOENCODING: 'utf8' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(code.text);
  return text(child.stdout);
}

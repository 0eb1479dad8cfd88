import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import type { Browser, Page } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { send, tokenOf } from '../../harness/client';
import { readExamples } from '../../harness/examples';
import { type Graph, startAllInOne } from '../../harness/graph';
import { ROOT } from '../../harness/program';
import {
  execute,
  executeFor,
  FIRST_LOAD_BUDGET_BYTES,
  NO_TROUBLES,
  openPanel,
  setOperation,
  tabNames,
  troubles,
  type Visit,
  visitExplorer,
  waitForResult,
} from './explorer-page';
import { codeShownFor, outputOf, RUN } from './exported-code';
import { tabTo } from './keyboard';

/** Kept by CI, outside git. */
const screenshot = (name: string): string => join(ROOT, `.artifacts/explorer${name}.png`);

/** Occitanie is region 76. */
const VARIABLES =
  '{"text": "reaction wheel", "filter": {"labelledOnly": true, "regionCodes": ["76"]}}';

describeWithBrowser('the explorer over the real graph, with the network cable pulled', (launch) => {
  let database: TestDatabase;
  let graph: Graph;
  let browser: Browser;

  beforeAll(async () => {
    [database, browser] = await Promise.all([sampleDatabase(), launch()]);
    graph = await startAllInOne({ DATABASE_URL: database.url, DEVELOPMENT_ISSUER: 'true' });
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
    expect(await bytesOverTheWire(visit.page)).toBeLessThanOrEqual(FIRST_LOAD_BUDGET_BYTES);

    await execute(visit.page);
    await waitForResult(visit.page, 'Anywaves');

    await visit.page.screenshot({ path: screenshot('') });
    expect(troubles(visit)).toEqual(NO_TROUBLES);
    await visit.context.close();
  });

  describe('as whom the reader chose', () => {
    const languages = Object.keys(RUN);
    let visit: Visit;
    let token: string;

    beforeAll(async () => {
      token = await tokenOf(graph, 'demo-representative');
      visit = await visitExplorer(browser, graph.url, { locale: 'en-GB' });
      await visit.page.getByLabel('Identity').selectOption('demo-representative');
      await openPanel(visit.page, 'Code');
    });

    afterAll(() => visit?.context.close());

    /** What the code for this operation prints, in each language. */
    async function outputs(operation: string, enough?: RegExp): Promise<readonly string[]> {
      const printed: string[] = [];
      for (const language of languages) {
        const text = await codeFor(visit.page, operation, language);
        printed.push(await outputOf({ language, text, token }, enough));
      }
      return printed;
    }

    it('asks', async () => {
      await setOperation(visit.page, '{ application(id: "app-demo-draft") { state } }');
      await executeFor(visit.page, 'DRAFT');
      await visit.page.screenshot({ path: screenshot('-identity') });
      expect(troubles(visit)).toEqual(NO_TROUBLES);
    });

    it('exports queries as code that asks so too, and does not hold the token', async () => {
      const operation = '{ application(id: "app-demo-draft") { state } }';
      const [start = ''] = token.split('.');
      for (const language of languages) {
        const text = await codeFor(visit.page, operation, language);
        expect(text).not.toContain(start);
        expect(await outputOf({ language, text, token })).toContain('DRAFT');
      }
      await visit.page.getByText('comes from the environment variable TOKEN').waitFor();
      await visit.page.screenshot({ path: screenshot('-code') });
    });

    it('exports mutations as code that changes something, and tells why the rules refuse it', async () => {
      for (const language of languages) {
        const operation = `mutation { saveSearch(input: { name: "by ${language}", text: "${language}" }) {
          savedSearch { name } userErrors { code }
        } }`;
        const code = { language, text: await codeFor(visit.page, operation, language), token };
        expect(await outputOf(code)).toContain(`by ${language}`);
        expect(await outputOf(code)).toContain('SEARCH_ALREADY_SAVED');
      }
    });

    it('exports subscriptions as code that receives events', async () => {
      const after = await firstCursor(graph);
      const operation = `subscription { labelDecisions(after: "${after}") { seq } }`;
      const printed = await outputs(operation, /"seq":\s*4/);
      expect(printed.map(seqsIn)).toEqual(languages.map(() => [2, 3, 4]));
    });

    it('exports code that says why an operation is refused', async () => {
      for (const output of await outputs('{ nothing }')) {
        expect(output).toContain('Cannot query field');
      }
    });
  });

  it('finds labelled reaction wheels in Occitanie and downloads them as CSV, by keyboard alone', async () => {
    const visit = await visitExplorer(browser, graph.url, { locale: 'en-GB' });
    const { page } = visit;
    await tabTo(page, 'Search with facets');
    await page.keyboard.press('Enter');

    await tabTo(page, 'Skip to the editor', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Variables. Press Escape, then Tab, to leave.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    // A brace typed over a selection would be put around it.
    await page.keyboard.press('Delete');
    await page.keyboard.type(VARIABLES);
    await page.keyboard.press('Control+Enter');
    await waitForResult(page, 'Roues Inertielles');

    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await tabTo(page, 'Table');
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    await tabTo(page, 'Rows');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('table', { name: 'search › hits: 4 rows' }).waitFor();
    await tabTo(page, 'Download CSV');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    await page.screenshot({ path: screenshot('-keyboard') });

    const [head = '', ...rows] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(head).toContain(',currentLabel.number,');
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => row.includes(',DEMO-'))).toBe(true);
    expect(troubles(visit)).toEqual(NO_TROUBLES);
    await visit.context.close();
  });
});

/** What the open panel shows once it has read the operation, which a comment tells from the one before. */
async function codeFor(page: Page, operation: string, language: string): Promise<string> {
  const mark = `asked for ${language} at ${performance.now()}`;
  await setOperation(page, `# ${mark}\n${operation}`);
  await page.locator('.code pre', { hasText: mark }).waitFor();
  return codeShownFor(page, language);
}

/** The numbers of the decisions in what code printed, as GraphQL data or as Server-Sent Events. */
function seqsIn(printed: string): readonly number[] {
  return [...printed.matchAll(/"seq":\s*(\d+)/g)].map(([, seq]) => Number(seq)).slice(0, 3);
}

async function firstCursor({ url }: Graph): Promise<string> {
  const { data } = await send(url, {
    query: '{ labelDecisionEvents(first: 1) { nodes { cursor } } }',
  });
  const { labelDecisionEvents } = data as {
    labelDecisionEvents: { nodes: readonly [{ cursor: string }] };
  };
  return labelDecisionEvents.nodes[0].cursor;
}

function bytesOverTheWire(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .reduce((total, { transferSize }) => total + transferSize, 0),
  );
}

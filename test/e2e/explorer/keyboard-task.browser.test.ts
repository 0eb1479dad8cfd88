import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { type Graph, startAllInOne } from '../../harness/graph';
import { ROOT } from '../../harness/program';
import { sampleDatabase, type TestDatabase } from '../../harness/sample-database';
import { NO_TROUBLES, troubles, visitExplorer, waitForResult } from './explorer-page';

/** Kept by CI, outside git. */
const SCREENSHOT = join(ROOT, '.artifacts/keyboard-task.png');

/** Occitanie is region 76. */
const VARIABLES =
  '{"text": "reaction wheel", "filter": {"labelledOnly": true, "regionCodes": ["76"]}}';
/** More presses than a patient reader would make from one end of the page to the other. */
const MOST_TABS = 60;

describeWithBrowser('a task by keyboard alone', (launch) => {
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

  it('finds labelled reaction wheels in Occitanie and downloads them as CSV', async () => {
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
    await page.screenshot({ path: SCREENSHOT });

    const [head = '', ...rows] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(head).toContain(',currentLabel.number,');
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => row.includes(',DEMO-'))).toBe(true);
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });
});

/** Moves the focus until it is on what a screen reader would call by this name. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const names: string[] = [];
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await page.keyboard.press(key);
    const focused = await nameOfFocused(page);
    if (focused.startsWith(name)) return;
    names.push(focused);
  }
  throw new Error(`no "${name}" within ${MOST_TABS} presses of ${key}: ${names.join(' | ')}`);
}

function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const label = element instanceof HTMLSelectElement ? element.labels[0] : undefined;
    // An editor's name is on the field within its frame.
    const field = element.matches('.graphiql-editor')
      ? element.querySelector('[aria-label]')
      : null;
    const named = field ?? label ?? element;
    return named.getAttribute('aria-label') ?? named.textContent ?? '';
  });
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { ROOT } from '../../harness/program';
import { executeFor, NO_TROUBLES, setOperation, troubles, type Visit, view } from './explorer-page';
import { STARS } from './sample-graph';
import { sampleVisits } from './sample-visits';

/** Kept by CI, outside git. */
const screenshot = (name: string): string => join(ROOT, `.artifacts/results-${name}.png`);

const STARS_QUERY = `{
  stars {
    totalCount
    nodes { name magnitude colour seenFrom { name altitudeM } }
  }
}`;
/** What keeps the page quick however long a table is: about as many rows as fit. */
const MOST_ROWS_IN_PAGE = 80;

describeWithBrowser('results in the explorer, network cable pulled', (launch) => {
  const explorer = sampleVisits(launch);

  let visit: Visit;
  let page: Page;

  beforeAll(async () => {
    visit = await explorer.stay({ locale: 'en-GB' });
    ({ page } = visit);
    await setOperation(page, STARS_QUERY);
    await executeFor(page, 'Star 99');
  });

  // What was chosen in a view is forgotten with it.
  beforeEach(() => view(page, 'JSON'));

  it('shows a list as a table that sorts, and another list by choice', async () => {
    const results = await view(page, 'Table');
    const table = results.getByRole('table', { name: 'stars: 100 rows' });
    await table.waitFor();
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      'stars.totalCount',
      'name',
      'magnitude',
      'colour',
      'seenFrom #',
    ]);
    expect(await cells(table, 1)).toEqual(['10000', '=1+1', '-5', 'blue', '0']);
    const magnitude = table.getByRole('columnheader', { name: 'magnitude' });
    await magnitude.getByRole('button').click();
    await magnitude.getByRole('button').click();
    expect(await magnitude.getAttribute('aria-sort')).toBe('descending');
    expect(await cells(table, 1)).toEqual(['10000', 'Star 99', '14.81', 'red', '0']);

    await results
      .getByRole('combobox', { name: 'Rows' })
      .selectOption({ label: 'stars › seenFrom (99)' });
    await results.getByRole('table', { name: 'stars › seenFrom: 99 rows' }).waitFor();
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });

  it('fetches all pages with progress, scrolls them without blocking, and saves them as files', async () => {
    const results = await view(page, 'Table');
    await results.getByRole('button', { name: 'All pages' }).click();
    await results.getByText('10,000 items in 100 pages, complete.').waitFor();
    const table = results.getByRole('table', { name: 'stars: 10,000 rows' });
    expect(await table.getAttribute('aria-rowcount')).toBe(String(STARS + 1));
    expect(await mostRowsWhileScrolling(page)).toBeLessThan(MOST_ROWS_IN_PAGE);
    await table.getByText('Star 9999').waitFor();
    await page.screenshot({ path: screenshot('table') });

    const csv = (await download(page, results, 'CSV')).toString('utf8').split('\r\n');
    expect(csv).toHaveLength(STARS + 2);
    expect(csv[1]).toBe("10000,'=1+1,-5,blue,0");
    const lines = (await download(page, results, 'JSON Lines')).toString('utf8').split('\n');
    expect(JSON.parse(lines[STARS - 1] ?? '')).toMatchObject({ name: 'Star 9999' });
    const workbook = await download(page, results, 'XLSX');
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });

  it('can be stopped while it fetches, and keeps what came', async () => {
    const results = await view(page, 'Table');
    await page.route('**/graphql', async (route) => {
      const asksFar = route.request().postData()?.includes('"explorerAfter":"500"') === true;
      // Never answered.
      if (!asksFar) await route.continue();
    });
    await results.getByRole('button', { name: 'All pages' }).click();
    await results.getByText('500 items in 5 pages…').waitFor();
    await results.getByRole('button', { name: 'Stop' }).click();
    await results.getByRole('button', { name: 'All pages' }).waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    const table = results.getByRole('table', { name: 'stars: 500 rows' });
    await table.waitFor();
    expect(await table.getAttribute('aria-rowcount')).toBe('501');
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });

  it('draws how many rows each value of a column has', async () => {
    await page.getByLabel('Language').selectOption('fr');
    const results = await view(page, 'Graphique');
    const chart = results.getByRole('region', { name: 'Graphique' });
    await chart.getByRole('combobox', { name: 'Par' }).selectOption({ label: 'colour' });
    const bars = await chart.getByRole('row').allInnerTexts();
    expect(bars.map((bar) => bar.replace(/\s+/g, ' ').trim())).toEqual([
      'colour nombre de lignes',
      'blue 25',
      'white 25',
      'yellow 25',
      'red 25',
    ]);
    await page.screenshot({ path: screenshot('chart') });
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });
});

async function cells(table: Locator, row: number): Promise<string[]> {
  return table.getByRole('row').nth(row).getByRole('cell').allInnerTexts();
}

async function download(page: Page, results: Locator, format: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    results.getByRole('button', { name: `Download ${format}`, exact: true }).click(),
  ]);
  return readFile(await file.path());
}

/** Rows in the page at once, from top to bottom in big steps, one a frame. */
async function mostRowsWhileScrolling(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = document.querySelector('.results-frame');
    if (frame === null) throw new Error('no table');
    const counts: number[] = [];
    for (let top = 0; top < frame.scrollHeight; top += 4000) {
      frame.scrollTop = top;
      await new Promise(requestAnimationFrame);
      counts.push(frame.querySelectorAll('.results-row').length);
    }
    frame.scrollTop = frame.scrollHeight;
    return Math.max(...counts);
  });
}

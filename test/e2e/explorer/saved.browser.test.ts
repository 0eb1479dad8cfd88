import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { ROOT } from '../../harness/program';
import {
  editor,
  NO_TROUBLES,
  openPanel,
  reload,
  setOperation,
  tabNames,
  textIn,
  troubles,
  type Visit,
  variablesEditor,
} from './explorer-page';
import { MARKUP_PAYLOADS } from './markup-payloads';
import { sampleVisits } from './sample-visits';

/** Kept by CI, outside git. */
const SCREENSHOT = join(ROOT, '.artifacts/saved.png');

describeWithBrowser('saved queries, network cable pulled', (launch) => {
  const explorer = sampleVisits(launch);

  async function visitSaved(address = explorer.address()): Promise<Visit> {
    const visit = await explorer.visit({ locale: 'en-GB' }, address);
    await openPanel(visit.page, 'Saved queries');
    return visit;
  }

  it('are kept in folders, and open in another profile by their link without being run', async () => {
    const visit = await visitSaved();
    await save(visit.page, { name: 'The Pic', folder: 'Mountains' });
    await reload(visit);
    await visit.page.getByRole('region', { name: 'Mountains' }).waitFor();
    const link = await linkTo(visit.page, 'The Pic');
    await visit.page.screenshot({ path: SCREENSHOT });

    const other = await visitSaved(link);
    await other.page.getByText('“The Pic” comes from a link. Nothing was run').waitFor();
    expect(await textIn(editor(other.page))).toContain('query OneObservatory');
    expect(await textIn(variablesEditor(other.page))).toContain('Pic du Midi');
    expect(await tabNames(other.page)).toHaveLength(4);
    expect(new URL(other.page.url()).hash).toBe('');
    expect(troubles(visit)).toEqual(NO_TROUBLES);
    expect(troubles(other)).toEqual(NO_TROUBLES);
  });

  it('go to a file and come back from it, and can be forgotten and had again', async () => {
    const { page } = await visitSaved();
    await save(page, { name: 'One' });
    await save(page, { name: 'Two', folder: 'F' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export all' }).click(),
    ]);
    await page.getByRole('button', { name: 'Delete Two' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Open Two' }).waitFor();

    const other = await visitSaved();
    await other.page.getByLabel('Import a file').setInputFiles({
      name: 'queries.json',
      mimeType: 'application/json',
      buffer: await readFile(await file.path()),
    });
    await other.page.getByText('2 queries imported.').waitFor();
    expect(await savedNames(other.page)).toEqual(['One', 'Two']);
  });

  it('show markup in names, folders and queries as text, and never run it', async () => {
    const visit = await visitSaved(`${explorer.address()}#query=damaged`);
    const { page } = visit;
    await page.getByText('This link is damaged or too long').waitFor();
    expect(await tabNames(page)).toHaveLength(3);
    await page.getByRole('button', { name: 'Close', exact: true }).click();

    for (const payload of MARKUP_PAYLOADS) {
      await save(page, { name: payload, folder: payload });
    }
    expect((await savedNames(page)).toSorted()).toEqual([...MARKUP_PAYLOADS].toSorted());
    await setOperation(page, `# ${MARKUP_PAYLOADS.join(' ')}\n{ observatories { name } }`);
    await page.goto(await linkTo(page, MARKUP_PAYLOADS[0] ?? ''));
    await page.getByText('comes from a link').waitFor();
    expect(await page.evaluate('globalThis.intruder')).toBeUndefined();
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });
});

async function save(page: Page, { name, folder = '' }: { name: string; folder?: string }) {
  const form = page.getByRole('form', { name: 'Save the query in the editor' });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Folder').fill(folder);
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`“${name}” is saved.`, { exact: true }).waitFor();
}

async function linkTo(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: `Link to ${name}`, exact: true }).click();
  return page.getByLabel('Link to share').inputValue();
}

function savedNames(page: Page): Promise<string[]> {
  return page.locator('.saved-open').allInnerTexts();
}

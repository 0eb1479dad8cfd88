import { join } from 'node:path';
import { describeWithBrowser, SOFTWARE_WEBGL } from '../../harness/browser';
import { ROOT } from '../../harness/program';
import {
  executeFor,
  NO_TROUBLES,
  setOperation,
  troubles,
  type Visit,
  type VisitOptions,
  view,
} from './explorer-page';
import { sampleVisits } from './sample-visits';

/** Kept by CI, outside git. */
const screenshot = (name: string): string => join(ROOT, `.artifacts/result-map-${name}.png`);

const OBSERVATORIES = '{ observatories { name altitudeM site { latitude longitude } } }';

describeWithBrowser('a result on the map, network cable pulled', (launch) => {
  const explorer = sampleVisits(() => launch(SOFTWARE_WEBGL));

  async function visitWith(operation: string, options: VisitOptions = {}): Promise<Visit> {
    const visit = await explorer.visit({ locale: 'en-GB', ...options });
    await setOperation(visit.page, operation);
    await executeFor(visit.page, 'Calern');
    return visit;
  }

  it('puts rows where they are, overseas too, and those that share a place together', async () => {
    const visit = await visitWith(OBSERVATORIES);
    const results = await view(visit.page, 'Map');
    const map = results.getByRole('region', {
      name: 'observatories: 4 of 4 rows have a place',
      exact: true,
    });
    await map.getByRole('button', { name: 'Les Makes' }).waitFor();
    await map.locator('[data-drawn]').waitFor();
    await visit.page.screenshot({ path: screenshot('world') });

    await map.getByRole('button', { name: '3 rows' }).click();
    await map.getByRole('button', { name: 'Pic du Midi' }).waitFor();
    await map.getByRole('button', { name: '2 rows' }).click();
    const selected = map.getByRole('region', { name: '2 rows here' });
    expect(await selected.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('Calern'),
      expect.stringContaining('Caussols'),
    ]);
    await visit.page.screenshot({ path: screenshot('selected') });
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });

  it('goes to places that the graph offers, in the reader’s language and by keyboard', async () => {
    const visit = await visitWith(OBSERVATORIES, { locale: 'fr-FR', colorScheme: 'dark' });
    const results = await view(visit.page, 'Carte');
    await results.getByRole('combobox', { name: 'Aller à' }).selectOption('La Réunion');
    const makes = results.getByRole('button', { name: 'Les Makes' });
    await results.getByRole('button', { name: '3 lignes' }).waitFor({ state: 'detached' });
    await makes.press('Enter');
    await results.getByRole('heading', { name: 'Une ligne ici' }).waitFor();
    expect(await visit.page.evaluate('document.activeElement.textContent')).toBe('Une ligne ici');
    await visit.page.screenshot({ path: screenshot('overseas-dark') });
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });

  it('says so when nothing of the result is anywhere', async () => {
    const { page } = await visitWith('{ observatories { name } }');
    const results = await view(page, 'Map');
    const notice = results.getByText('Nothing to place');
    await notice.waitFor();
    expect(await results.locator('canvas').count()).toBe(0);
  });
});

import { describeWithBrowser, SOFTWARE_WEBGL } from '../../harness/browser';
import { executeFor, NO_TROUBLES, openPanel, setOperation, troubles, view } from './explorer-page';
import { MARKUP_PAYLOADS } from './markup-payloads';
import { sampleVisits } from './sample-visits';

const PAYLOADS = '{ payloads { name altitudeM site { latitude longitude } } }';

describeWithBrowser('markup where only text is expected', (launch) => {
  const explorer = sampleVisits(() => launch(SOFTWARE_WEBGL));

  it('is shown as it is, in every view and in descriptions, and never run', async () => {
    const visit = await explorer.visit({ locale: 'en-GB' });
    const { page } = visit;
    await setOperation(page, PAYLOADS);
    await executeFor(page, 'intruder=20');

    const table = await view(page, 'Table');
    await table.getByText('intruder=20').waitFor();
    const cells = await table.locator('.results-row > div:first-child').allInnerTexts();
    expect(cells).toEqual(MARKUP_PAYLOADS);

    const map = await view(page, 'Map');
    await map.getByRole('button', { name: '20 rows' }).click();
    const selected = map.getByRole('region', { name: '20 rows here' });
    expect(await selected.locator('strong').allInnerTexts()).toEqual(MARKUP_PAYLOADS);

    const chart = await view(page, 'Chart');
    await chart.getByRole('combobox', { name: 'By' }).selectOption('name');
    await chart.getByRole('rowheader', { name: MARKUP_PAYLOADS[0] ?? '' }).waitFor();

    await openPanel(page, 'Documentation Explorer');
    await page.getByRole('link', { name: 'Query', exact: true }).click();
    await page.getByText('intruder=20').first().waitFor();
    await openPanel(page, 'Code');
    await openPanel(page, 'Build a query');
    expect(await page.evaluate('globalThis.intruder')).toBeUndefined();
    expect(troubles(visit)).toEqual(NO_TROUBLES);
  });
});

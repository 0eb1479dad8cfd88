import type { Page } from 'playwright-core';
import { describeWithBrowser, SOFTWARE_WEBGL } from '../../harness/browser';
import {
  executeFor,
  NO_TROUBLES,
  openPanel,
  setOperation,
  troubles,
  type Visit,
  view,
} from './explorer-page';
import { codeShownFor, RUN } from './exported-code';
import { MARKUP_PAYLOADS } from './markup-payloads';
import { sampleVisits } from './sample-visits';

const NOTHING = { intruder: undefined, ...NO_TROUBLES };
const COMMENT = `# ${MARKUP_PAYLOADS.join(' ')}`;
const PAYLOADS = `${COMMENT}\n{ payloads { name altitudeM site { latitude longitude } } }`;
const EVENTS = `${COMMENT}\nsubscription { payload { name } }`;

describeWithBrowser(
  'markup where only text is expected is shown as it is, and never run',
  (launch) => {
    const explorer = sampleVisits(() => launch(SOFTWARE_WEBGL));
    let visit: Visit;
    let page: Page;

    beforeAll(async () => {
      visit = await explorer.stay({ locale: 'en-GB' });
      ({ page } = visit);
      await setOperation(page, PAYLOADS);
      await executeFor(page, 'intruder=20');
    });

    /** What this visit did besides showing the page. */
    const happened = async () => ({
      intruder: await page.evaluate('globalThis.intruder'),
      ...troubles(visit),
    });

    it('in the answer as JSON', async () => {
      const drawn = withoutSpaces(await drawnAnswer(page));
      for (const payload of MARKUP_PAYLOADS) {
        expect(drawn).toContain(withoutSpaces(`"name": ${JSON.stringify(payload)},`));
      }
      expect(await happened()).toEqual(NOTHING);
    });

    it('in a table', async () => {
      const table = await view(page, 'Table');
      await table.getByText('intruder=20').waitFor();
      const cells = await table.locator('.results-row > div:first-child').allInnerTexts();
      expect(cells).toEqual(MARKUP_PAYLOADS);
      expect(await happened()).toEqual(NOTHING);
    });

    it('on the map, in what is read there and in the names of circles', async () => {
      const map = await view(page, 'Map');
      await map.getByRole('button', { name: '20 rows' }).click();
      const selected = map.getByRole('region', { name: '20 rows here' });
      expect(await selected.locator('strong').allInnerTexts()).toEqual(MARKUP_PAYLOADS);
      expect(await happened()).toEqual(NOTHING);
    });

    it('in the labels of a chart', async () => {
      const chart = await view(page, 'Chart');
      await chart.getByRole('combobox', { name: 'By' }).selectOption('name');
      const labels = await chart.locator('tbody th').allInnerTexts();
      expect(labels.toSorted()).toEqual(MARKUP_PAYLOADS.toSorted());
      expect(await happened()).toEqual(NOTHING);
    });

    it('in live events', async () => {
      await setOperation(page, EVENTS);
      const live = await view(page, 'Live');
      await live.getByRole('button', { name: 'Subscribe' }).click();
      await live.getByText(`Live: ${MARKUP_PAYLOADS.length} events.`).waitFor();
      const events = await live.locator('.live-events pre').allInnerTexts();
      const names = events.map(
        (event) => (JSON.parse(event) as { payload: { name: string } }).payload.name,
      );
      expect(names.toReversed()).toEqual(MARKUP_PAYLOADS);
      expect(await happened()).toEqual(NOTHING);
    });

    it('in descriptions', async () => {
      await openPanel(page, 'Documentation Explorer');
      await page.getByRole('link', { name: 'Query', exact: true }).click();
      await page.getByText('intruder=20').first().waitFor();
      await page.getByRole('link', { name: 'payloads', exact: true }).click();
      await page.locator('.graphiql-plugin').getByText('intruder=20').first().waitFor();
      expect(await happened()).toEqual(NOTHING);
    });

    it('in the tree that composes a query', async () => {
      await setOperation(page, PAYLOADS);
      await openPanel(page, 'Build a query');
      await page.locator('.graphiql-explorer-field-view', { hasText: 'payloads' }).hover();
      expect(await happened()).toEqual(NOTHING);
    });

    it('in the picture of a plan, and the plan as JSON', async () => {
      await openPanel(page, 'Query plan');
      const plan = page.getByRole('region', { name: 'Query plan', exact: true });
      const headings = plan.getByRole('heading', { level: 3 });
      await headings.last().waitFor();
      const names = await headings.allInnerTexts();
      expect(names).toEqual(['sky', ...MARKUP_PAYLOADS]);
      await plan.getByText('Operation sent').first().click();
      await plan.getByRole('button', { name: 'JSON' }).click();
      const json = await plan.getByRole('region', { name: 'JSON' }).innerText();
      expect(JSON.parse(json)).toMatchObject({ subgraphs: names });
      expect(await happened()).toEqual(NOTHING);
    });

    it('in code', async () => {
      await openPanel(page, 'Code');
      for (const language of Object.keys(RUN)) {
        expect(await codeShownFor(page, language)).toContain('<script>intruder = 1</script>');
      }
      expect(await happened()).toEqual(NOTHING);
    });

    it('in the history of what was run', async () => {
      await openPanel(page, 'History');
      await page.locator('.graphiql-history-item').first().waitFor();
      expect(await happened()).toEqual(NOTHING);
    });
  },
);

/** All that the editor draws of the answer, screen by screen: it draws only the lines in sight. */
function drawnAnswer(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { __MONACO: monaco } = globalThis as unknown as { __MONACO: MonacoWithEditors };
    const result = monaco.editor
      .getEditors()
      .find((editor) => editor.getModel()?.uri.path.endsWith('response.json') === true);
    if (result === undefined) throw new Error('no result');
    const screens: string[] = [];
    for (let top = 0; top < result.getScrollHeight(); top += 200) {
      result.setScrollTop(top);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const lines = [...document.querySelectorAll<HTMLElement>('.result-window .view-line')];
      screens.push(
        lines
          .toSorted((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
          .map(({ textContent }) => textContent)
          .join(''),
      );
    }
    return screens.join('\n');
  });
}

/** The part of Monaco's interface that scrolls. */
interface MonacoWithEditors {
  readonly editor: {
    getEditors(): {
      getModel(): { readonly uri: { readonly path: string } } | null;
      getScrollHeight(): number;
      setScrollTop(top: number): void;
    }[];
  };
}

/** The editor breaks lines that are longer than it is wide. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '');
}

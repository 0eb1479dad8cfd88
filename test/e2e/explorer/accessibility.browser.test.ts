import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describeWithBrowser, SOFTWARE_WEBGL } from '../../harness/browser';
import { executeFor, setOperation, view } from './explorer-page';
import { sampleVisits } from './sample-visits';

const OBSERVATORIES = '{ observatories { name altitudeM site { latitude longitude } } }';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** The one that a visit begins in, and the other. */
const SCHEMES = { light: ['light', 'dark'], dark: ['dark', 'light'] } as const;

const NAMES = {
  'en-GB': {
    views: ['JSON', 'Table', 'Map', 'Chart', 'Live'],
    panels: ['Documentation Explorer', 'Saved queries', 'Build a query', 'Code', 'History'],
  },
  'fr-FR': {
    views: ['JSON', 'Tableau', 'Carte', 'Graphique', 'En direct'],
    panels: [
      'Documentation Explorer',
      'Requêtes enregistrées',
      'Composer une requête',
      'Code',
      'History',
    ],
  },
} as const;

describeWithBrowser('the whole page of the explorer', (launch) => {
  const explorer = sampleVisits(() => launch(SOFTWARE_WEBGL));

  it.each([
    { locale: 'en-GB', colorScheme: 'light' },
    { locale: 'fr-FR', colorScheme: 'dark' },
  ] as const)(
    'breaks no rule of WCAG 2.1 A and AA in any view and panel, light or dark ($locale, $colorScheme first)',
    async (options) => {
      const { page } = await explorer.visit(options);
      const { views, panels } = NAMES[options.locale];
      const check = (name: string, part?: string): Promise<string[]> =>
        brokenRules(page, { name, part, schemes: SCHEMES[options.colorScheme] });
      await setOperation(page, OBSERVATORIES);
      await executeFor(page, 'Calern');
      const broken: string[] = [];
      for (const name of views) {
        const results = await view(page, name);
        if (name === views[2]) await results.locator('[data-drawn]').waitFor();
        broken.push(...(await check(name)));
      }
      for (const name of panels) {
        await page.locator(`.graphiql-sidebar button[aria-label="Show ${name}"]`).click();
        // The rest of the page is as it was.
        broken.push(...(await check(name, '.graphiql-plugin')));
      }
      expect(broken).toEqual([]);
    },
    180_000,
  );

  it('moves nothing by itself for who asked for that', async () => {
    const { page } = await explorer.visit();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await page.evaluate(() => {
      return [...document.querySelectorAll('*')]
        .map((element) => getComputedStyle(element))
        .flatMap(({ transitionDuration, animationDuration }) =>
          [transitionDuration, animationDuration].flatMap((durations) => durations.split(',')),
        )
        .filter((seconds) => Number.parseFloat(seconds) > 0.01).length;
    });
    expect(moving).toBe(0);
  });
});

interface Checked {
  readonly name: string;
  /** Of the page; omitted: all of it. */
  readonly part: string | undefined;
  readonly schemes: readonly ('light' | 'dark')[];
}

/** Of colours only contrast can be wrong: all rules in the first scheme, and that one in the others. */
async function brokenRules(page: Page, { name, part, schemes }: Checked): Promise<string[]> {
  const broken: string[] = [];
  for (const [turn, colorScheme] of schemes.entries()) {
    await page.emulateMedia({ colorScheme });
    // In the page itself: without frames of others there is nothing to gather in a second one.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const rules = turn === 0 ? axe.withTags(RULES) : axe.withRules(['color-contrast']);
    const { violations } = await (part === undefined ? rules : rules.include(part)).analyze();
    const where = `${name}, ${colorScheme}`;
    broken.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${where}: ${id} ${html}`)),
    );
  }
  return broken;
}

import { AxeBuilder } from '@axe-core/playwright';
import { describeWithBrowser, SOFTWARE_WEBGL } from '../../harness/browser';
import { executeFor, setOperation, view } from './explorer-page';
import { sampleVisits } from './sample-visits';

const OBSERVATORIES = '{ observatories { name altitudeM site { latitude longitude } } }';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

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
    'breaks no rule of WCAG 2.1 A and AA in any view and panel ($locale, $colorScheme)',
    async (options) => {
      const { page } = await explorer.visit(options);
      const { views, panels } = NAMES[options.locale];
      await setOperation(page, OBSERVATORIES);
      await executeFor(page, 'Calern');
      const broken: string[] = [];
      for (const name of views) {
        const results = await view(page, name);
        if (name === views[2]) await results.locator('[data-drawn]').waitFor();
        broken.push(...(await brokenRules(new AxeBuilder({ page }), name)));
      }
      for (const name of panels) {
        await page.locator(`.graphiql-sidebar button[aria-label="Show ${name}"]`).click();
        // The rest of the page is as it was.
        const panel = new AxeBuilder({ page }).include('.graphiql-plugin');
        broken.push(...(await brokenRules(panel, name)));
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

async function brokenRules(axe: AxeBuilder, where: string): Promise<string[]> {
  const { violations } = await axe.withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${where}: ${id} ${html}`));
}

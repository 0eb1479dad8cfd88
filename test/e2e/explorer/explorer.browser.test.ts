import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describeWithBrowser } from '../../harness/browser';
import { ROOT } from '../../harness/program';
import {
  editor,
  execute,
  executeFor,
  FIRST_LOAD_BUDGET_BYTES,
  loadedBytes,
  NO_TROUBLES,
  openPanel,
  reload,
  tabNamed,
  tabNames,
  textIn,
  troubles,
  variablesEditor,
  waitForResult,
} from './explorer-page';
import { SAMPLE_SETTINGS } from './sample-settings';
import { sampleVisits } from './sample-visits';

/** Kept by CI, outside git. */
const SCREENSHOT = join(ROOT, '.artifacts/explorer-generic.png');

describeWithBrowser('explorer with the network cable pulled', (launch) => {
  const explorer = sampleVisits(launch);
  const { visit } = explorer;

  it('opens one tab per worked example, runs the first one, asks nobody else and loads within its budget', async () => {
    const first = await visit();
    const { page } = first;
    expect(await tabNames(page)).toEqual(SAMPLE_SETTINGS.operations.map(({ name }) => name));
    expect(await textIn(editor(page))).toContain('query OneObservatory');
    expect(await textIn(variablesEditor(page))).toContain('Pic du Midi');
    await execute(page);
    await waitForResult(page, 'Pic du Midi');
    await page.screenshot({ path: SCREENSHOT });
    expect(await page.locator('script:not([src])').count()).toBe(0);
    expect(await loadedBytes(first)).toBeLessThanOrEqual(FIRST_LOAD_BUDGET_BYTES);
    expect(troubles(first)).toEqual(NO_TROUBLES);

    // The tab that already holds an example is gone to.
    await page.locator('.examples').getByRole('button', { name: 'All of them' }).click();
    expect(await tabNames(page)).toHaveLength(SAMPLE_SETTINGS.operations.length);
    expect(await textIn(editor(page))).toContain('query AllObservatories');
  });

  it('keeps the tabs of the last visit and offers the examples in their panel', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await tabNamed(page, 'AllObservatories')
      .getByRole('button', { name: 'AllObservatories' })
      .click();
    await closeTab(page, 'OneObservatory');
    await storedTabs(page, 'OneObservatory', 'gone');
    await reload(visitor);
    expect(await tabNames(page)).toEqual(['AllObservatories', 'HostileText']);
    expect(await textIn(editor(page))).toContain('query AllObservatories');

    await page.locator('.examples').getByRole('button', { name: 'One observatory' }).click();
    expect(await tabNames(page)).toEqual(['AllObservatories', 'HostileText', 'OneObservatory']);
    await editor(page).filter({ hasText: 'OneObservatory' }).waitFor();
    await variablesEditor(page).filter({ hasText: 'Midi' }).waitFor();
    await executeFor(page, 'Pic du Midi');
    expect(troubles(visitor)).toEqual(NO_TROUBLES);
  });

  it('composes a query in the tree, tidies it up, documents the graph and shows markup as text', async () => {
    const visitor = await visit({ locale: 'en-GB' });
    const { page } = visitor;
    await openPanel(page, 'Build a query');
    await page.locator('.graphiql-explorer-field-view', { hasText: 'observatories' }).click();
    await page.locator('.graphiql-toolbar').getByRole('button', { name: 'Prettify' }).click();
    await openPanel(page, 'Documentation Explorer');
    await page.getByText("A graph that is nobody's product. <img src=x").waitFor();
    await page.getByRole('link', { name: 'Observatory', exact: true }).click();
    await page.getByText('Above sea level, in metres.').waitFor();
    expect(await textIn(editor(page))).toContain('observatories');

    // Markup in descriptions, titles and stored queries is text.
    await openPanel(page, 'Examples');
    await page.locator('.examples').getByText('A list. <img src=x').waitFor();
    await tabNamed(page, 'HostileText').getByRole('button', { name: 'HostileText' }).click();
    await storedTabs(page, 'HostileText', 'held');
    await reload(visitor);
    expect(await page.evaluate('globalThis.intruder')).toBeUndefined();
    expect(troubles(visitor)).toEqual(NO_TROUBLES);
  });

  it('is no keyboard trap: Escape, then Tab, leaves the editor', async () => {
    const { page } = await visit();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter'); // the skip link
    await page.keyboard.press('Tab');
    expect(await focusedClass(page)).toContain('graphiql-editor');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focusedClass(page)).toContain('inputarea');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await focusedClass(page)).toContain('graphiql-execute-button');
  });

  it.each([
    {
      locale: 'fr-CA',
      heading: 'Exemples',
      lang: 'fr',
      title: 'Observatories – Explorateur GraphQL',
    },
    { locale: 'de-DE', heading: 'Examples', lang: 'en', title: 'Observatories – GraphQL explorer' },
  ])('greets a $locale browser in $lang', async ({ locale, heading, lang, title }) => {
    const { page } = await visit({ locale });
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.title()).toBe(title);
  });

  it('changes language and theme, keeps the open panel, and remembers both', async () => {
    const visitor = await visit({ locale: 'fr-FR', colorScheme: 'light' });
    const { page } = visitor;
    await page.getByLabel('Thème').selectOption('dark');
    await page.getByLabel('Langue').selectOption('en');
    await page.getByRole('heading', { name: 'Examples', exact: true }).waitFor();
    await reload(visitor);
    await page.getByRole('heading', { name: 'Examples', exact: true }).waitFor();
    expect(await page.locator('body').getAttribute('class')).toContain('graphiql-dark');
  });

  it('says what went wrong when the server gives no settings', async () => {
    const context = await explorer.browser().newContext({ locale: 'en-GB' });
    await context.route('**/explorer.json', (route) => route.fulfill({ status: 503 }));
    const page = await context.newPage();
    await page.goto(explorer.address());
    expect(await page.getByRole('alert').innerText()).toContain('explorer.json: HTTP 503');
    await context.close();
  });
});

async function closeTab(page: Page, name: string): Promise<void> {
  const tab = tabNamed(page, name);
  await tab.hover();
  await tab.locator('.graphiql-tab-close').click();
}

/** GraphiQL writes its tabs to the browser's storage some time after a change. */
async function storedTabs(page: Page, name: string, expected: 'held' | 'gone'): Promise<void> {
  await page.waitForFunction(
    ([tab, isHeld]) => {
      const keys = Object.keys(localStorage).filter((key) => key.endsWith('tabState'));
      return keys.some((key) => localStorage.getItem(key)?.includes(tab) === true) === isHeld;
    },
    [name, expected === 'held'] as const,
  );
}

function focusedClass(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.className');
}

import type { Page } from 'playwright-core';

/** More presses than a patient reader would make from one end of the page to the other. */
const MOST_TABS = 60;

/** Moves the focus until it is on what a screen reader would call by this name. */
export async function tabTo(
  page: Page,
  name: string,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
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

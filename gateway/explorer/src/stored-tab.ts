import type { KeyValueStore } from './browser-storage';

/** What the editors of one tab hold. */
export interface TabContents {
  readonly query: string;
  readonly variables: string;
}

/** Where GraphiQL keeps the tabs of the last visit. */
const TABS_KEY = 'graphiql:tabState';

/**
 * The tab that was active on the last visit, or null on a first one.
 *
 * GraphiQL keeps the variables of a tab but does not show those of the tab it opens with, so the
 * page hands them over itself; without this the first example would run without its variables.
 */
export function findStoredTab(storage: KeyValueStore): TabContents | null {
  const state = parseJson(storage.getItem(TABS_KEY));
  const tabs = readMember(state, 'tabs');
  if (!Array.isArray(tabs) || tabs.length === 0) return null;
  const active: unknown = tabs[Number(readMember(state, 'activeTabIndex'))] ?? tabs[0];
  return { query: textOf(active, 'query'), variables: textOf(active, 'variables') };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function textOf(value: unknown, member: string): string {
  const text = readMember(value, member);
  return typeof text === 'string' ? text : '';
}

function readMember(value: unknown, member: string): unknown {
  if (typeof value !== 'object' || value === null) return null;
  return Object.entries(value).find(([name]) => name === member)?.[1];
}

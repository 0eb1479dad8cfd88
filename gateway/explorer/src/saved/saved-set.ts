import type { SavedQuery } from './saved-query';

/** All that a reader keeps, in the order in which it was saved. */
export type SavedSet = readonly SavedQuery[];

export interface Folder {
  /** Empty for what is in no folder. */
  readonly name: string;
  readonly queries: SavedSet;
}

/** The browser keeps about five million characters for everything. */
export const MOST_QUERIES = 500;

/** With a query, in the place of the one that is called the same in the same folder. */
export function withQuery(set: SavedSet, query: SavedQuery): SavedSet {
  const at = set.findIndex((one) => one.id === query.id || isCalledSame(one, query));
  const others = set.filter((one) => one.id !== query.id && !isCalledSame(one, query));
  return at < 0 ? [...set, query] : others.toSpliced(at, 0, query);
}

export function withoutQuery(set: SavedSet, id: string): SavedSet {
  return set.filter((one) => one.id !== id);
}

/** With what a file brings. What is called the same is replaced. */
export function withAll(set: SavedSet, brought: SavedSet): SavedSet {
  return brought.reduce(withQuery, set);
}

/** By folder: what is in none first, then folders by name. */
export function folders(set: SavedSet, language: string): readonly Folder[] {
  const names = [...new Set(set.map(({ folder }) => folder))];
  return names
    .toSorted((a, b) => a.localeCompare(b, language, { numeric: true }))
    .map((name) => ({ name, queries: set.filter(({ folder }) => folder === name) }));
}

function isCalledSame(one: SavedQuery, other: SavedQuery): boolean {
  return one.name === other.name && one.folder === other.folder;
}

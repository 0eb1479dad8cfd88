import { isList, isObject, type Json } from './json';

/** A list of objects in an answer: what the rows of a table can be. */
export interface RowList {
  /** Names from the root of the data, without the places in the lists passed on the way. */
  readonly path: readonly string[];
  readonly count: number;
}

/** The root of the data as the only row: of an answer without lists. */
const ROOT_PATH: readonly string[] = [];

/** The lists of objects of an answer, outer ones first; the root alone when there is none. */
export function rowLists(data: Json): readonly RowList[] {
  const counts = new Map<string, RowList>();
  count(data, ROOT_PATH, counts);
  return counts.size === 0 ? [{ path: ROOT_PATH, count: 1 }] : outerFirst([...counts.values()]);
}

function count(value: Json, path: readonly string[], lists: Map<string, RowList>): void {
  if (isList(value)) {
    const objects = value.filter((item) => isObject(item) || isList(item));
    if (objects.length > 0) {
      add(lists, path, objects.length);
    }
    for (const item of value) {
      count(item, path, lists);
    }
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      count(member, [...path, name], lists);
    }
  }
}

function add(lists: Map<string, RowList>, path: readonly string[], more: number): void {
  const key = path.join('.');
  lists.set(key, { path, count: (lists.get(key)?.count ?? 0) + more });
}

/** By depth; of one depth, as the answer has them. */
function outerFirst(lists: readonly RowList[]): readonly RowList[] {
  return lists.toSorted((a, b) => a.path.length - b.path.length);
}

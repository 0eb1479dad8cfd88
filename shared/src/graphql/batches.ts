/** For a DataLoader: one row a key, in the order of the keys, null where there is none. */
export function indexByKey<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map<Key, Row>();
  for (const row of rows) {
    byKey.set(keyOf(row), row);
  }
  return keys.map((key) => byKey.get(key) ?? null);
}

/** For a DataLoader: all rows of each key, in the order of the keys, each group in the order of `rows`. */
export function groupByKey<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Row[][] {
  const groups = groupsOf(rows, keyOf);
  return keys.map((key) => groups.get(key) ?? []);
}

/** Keys that are asked for in the same way, together: a statement for each way. */
export function groupsAlike<Key>(
  keys: readonly Key[],
  wayOf: (key: Key) => string,
): [Key, ...Key[]][] {
  return [...groupsOf(keys, wayOf).values()];
}

/** Rows by their keys, keys and rows in the order in which they come. None of the groups is empty. */
export function groupsOf<Key, Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Map<Key, [Row, ...Row[]]> {
  const groups = new Map<Key, [Row, ...Row[]]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [row]);
    } else {
      group.push(row);
    }
  }
  return groups;
}

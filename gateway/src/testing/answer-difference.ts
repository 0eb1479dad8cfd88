type Keyed = Readonly<Record<string, unknown>>;

/**
 * The first place where two answers differ, or `null`. The order of keys is compared only on demand:
 * stock orders them by its own normal form of the operation, GraphQL by the operation itself.
 */
export function firstDifference(
  ours: unknown,
  theirs: unknown,
  { path = '', ordered = false }: { readonly path?: string; readonly ordered?: boolean } = {},
): string | null {
  if (!isKeyed(ours) || !isKeyed(theirs)) {
    return Object.is(ours, theirs) ? null : `${path}: ${brief(ours)} instead of ${brief(theirs)}`;
  }
  const keys = Object.keys(ours);
  if (keysOf(keys, ordered) !== keysOf(Object.keys(theirs), ordered)) {
    return `${path}: ${keys.join()} instead of ${Object.keys(theirs).join()}`;
  }
  for (const key of keys) {
    const below = { path: `${path}.${key}`, ordered };
    const difference = firstDifference(ours[key], theirs[key], below);
    if (difference !== null) {
      return difference;
    }
  }
  return null;
}

function keysOf(keys: readonly string[], ordered: boolean): string {
  return (ordered ? keys : keys.toSorted()).join();
}

function isKeyed(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null;
}

function brief(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? 'nothing';
}

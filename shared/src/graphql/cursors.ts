import { createHash } from 'node:crypto';
import { BadUserInput } from '../errors';

/** One value of a keyset: what a list is ordered by, ending with an id that makes the order total. */
export type KeyValue = string | number;
export type KeyKind = 'text' | 'number';

/** What was asked of a list: its filter, its order, the thing whose list it is. Lists in it are sets. */
type Question = Readonly<Record<string, unknown>>;

/** Enough of the hash that two questions do not meet by chance; it keeps nobody from forging one. */
const HASH_LENGTH = 12;

/** The name of a list, at once or made when a cursor is: most pages are read without their cursors. */
export type ListName = string | (() => string);

/**
 * The name by which the cursors of a list know it: the list together with what was asked of it, so that a cursor of
 * one firm's list, of one filter or of one order is refused by every other.
 */
export function listOf(name: string, question: Question): ListName {
  let made: string | null = null;
  return () => {
    made ??= `${name} ${hashOf(question)}`;
    return made;
  };
}

function hashOf(question: Question): string {
  const hash = createHash('sha256').update(canonical(question)).digest('base64url');
  return hash.slice(0, HASH_LENGTH);
}

function nameOf(list: ListName): string {
  return typeof list === 'string' ? list : list();
}

/** The same text for the same question, in whatever order its conditions and their values were written. */
function canonical(question: Question): string {
  return JSON.stringify(
    Object.entries(question)
      .map(([name, value]) => [
        name,
        Array.isArray(value) ? [...new Set(value.map(String))].toSorted() : value,
      ])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

/**
 * A cursor is the key of the row it stands at, with the name of the list it belongs to, so that a page begins
 * right after that row whatever was inserted meanwhile, and a cursor of another list is refused.
 */
export function encodeCursor(list: ListName, key: readonly KeyValue[]): string {
  return Buffer.from(JSON.stringify([nameOf(list), ...key]), 'utf8').toString('base64url');
}

/** Reads a cursor of `list` whose key has these kinds. Throws `BadUserInput` (argument `after`) for any other text. */
export function decodeCursor(
  list: ListName,
  cursor: string,
  kinds: readonly KeyKind[],
): readonly KeyValue[] {
  const [name, ...key] = parseCursor(cursor);
  if (name !== nameOf(list) || !matchesKinds(key, kinds)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return key;
}

function parseCursor(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function matchesKinds(
  key: readonly unknown[],
  kinds: readonly KeyKind[],
): key is readonly KeyValue[] {
  return key.length === kinds.length && kinds.every((kind, index) => isOfKind(key[index], kind));
}

function isOfKind(value: unknown, kind: KeyKind): boolean {
  // PostgreSQL refuses NUL in text, and a forged cursor must not become a database error.
  return kind === 'number'
    ? typeof value === 'number' && Number.isFinite(value)
    : typeof value === 'string' && !value.includes('\0');
}

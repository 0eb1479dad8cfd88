import type { AskedOperation } from '../../graph/asked-operation';
import { isList, isObject, type Json, type JsonObject } from '../rows/json';
import { type FollowedConnection, PAGE_ALIAS } from './followed-connection';

/** What is there after each page. */
export interface WalkedPages {
  /** The data of one answer that has all pages so far. */
  readonly data: JsonObject;
  readonly pages: number;
  /** Items of the connection so far. */
  readonly items: number;
  readonly isComplete: boolean;
}

/** A page did not come, or says that it is followed by itself. */
class PageFailure extends Error {
  override readonly name = 'PageFailure';
}

/** Sends one operation. Rejects when it is not answered. */
export type Ask = (operation: AskedOperation) => Promise<unknown>;

/** Asks for page after page until the last one. What a page adds is there before the next one is asked for. */
export async function* walkedPages(
  { path, pageAfter }: FollowedConnection,
  ask: Ask,
): AsyncGenerator<WalkedPages, void> {
  let whole: JsonObject | null = null;
  let cursor: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const data = dataOf(await ask(pageAfter(cursor)));
    const connection = valueAt(data, path);
    if (!isObject(connection)) {
      throw new PageFailure(`${path.join('.')}: null`);
    }
    const next = nextCursor(connection, cursor);
    const { [PAGE_ALIAS]: _, ...page } = connection;
    const before: JsonObject | null = whole;
    whole = before === null ? replacedAt(data, path, page) : grown(before, path, page);
    const items = itemsOf(valueAt(whole, path));
    yield { data: whole, pages, items, isComplete: next === null };
    if (next === null) {
      return;
    }
    cursor = next;
  }
}

/** Also what came with errors: a subgraph that is down leaves the other columns. Without data there is no page. */
function dataOf(answer: unknown): JsonObject {
  const data = isObject(answer) ? answer['data'] : undefined;
  if (!isObject(data)) {
    throw new PageFailure(firstMessage(answer));
  }
  return data;
}

function firstMessage(answer: unknown): string {
  const errors = isObject(answer) ? answer['errors'] : undefined;
  const [first] = isList(errors) ? errors : [];
  const message = isObject(first) ? first['message'] : undefined;
  return typeof message === 'string' ? message : 'no data';
}

function nextCursor(connection: JsonObject, former: string | null): string | null {
  const page = connection[PAGE_ALIAS];
  if (!isObject(page) || page['hasNextPage'] !== true) {
    return null;
  }
  const next = page['endCursor'];
  if (typeof next !== 'string' || next === former) {
    throw new PageFailure('endCursor');
  }
  return next;
}

function valueAt(data: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) => (isObject(value) ? value[name] : undefined),
    data,
  );
}

function replacedAt(object: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) {
    return object;
  }
  const inner = object[name];
  return {
    ...object,
    [name]: rest.length > 0 && isObject(inner) ? replacedAt(inner, rest, value) : value,
  };
}

/** The lists of a connection (`nodes`, `edges`, whatever they are called) go on; the rest is the last page's. */
function grown(whole: JsonObject, path: readonly string[], page: JsonObject): JsonObject {
  const former = valueAt(whole, path);
  const members = Object.entries(page).map(([name, value]): [string, Json] => {
    const earlier = isObject(former) ? former[name] : undefined;
    return [name, isList(value) && isList(earlier) ? [...earlier, ...value] : value];
  });
  return replacedAt(whole, path, Object.fromEntries(members));
}

function itemsOf(connection: Json | undefined): number {
  const lists = isObject(connection) ? Object.values(connection).filter(isList) : [];
  return Math.max(0, ...lists.map(({ length }) => length));
}

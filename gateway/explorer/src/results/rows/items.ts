import { isList, isObject, type Json, type JsonObject } from './json';

/** The objects of the list at `path`, as they came. */
export function itemsAt(data: Json, path: readonly string[]): JsonObject[] {
  if (isList(data)) {
    return data.flatMap((item) => itemsAt(item, path));
  }
  if (!isObject(data)) {
    return [];
  }
  const [next, ...rest] = path;
  if (next === undefined) {
    return [data];
  }
  const inner = data[next];
  return inner === undefined ? [] : itemsAt(inner, rest);
}

import type { Brand } from '@apogee/shared/ids';
import { canonicalJson, type JsonValue, parseJson } from '@apogee/shared/json';

export type SavedSearchId = Brand<string, 'SavedSearchId'>;

/** A search that somebody keeps, to be told of what it finds later. */
export interface SavedSearch {
  readonly id: SavedSearchId;
  /** The subject of his access token. Nobody else sees it. */
  readonly owner: string;
  readonly name: string;
  readonly folder: string | null;
  readonly text: string | null;
  /** In canonical form. */
  readonly filter: JsonValue;
  readonly version: number;
  readonly createdAt: Date;
}

/** A filter without what asks for nothing, each list in order and once: equal filters are equal texts. */
export function canonicalFilter(filter: JsonValue): JsonValue {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    return filter;
  }
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, condition]) => condition !== null)
      .map(([name, condition]): [string, JsonValue] => [name, inOrder(condition)]),
  );
}

function inOrder(condition: JsonValue): JsonValue {
  if (!Array.isArray(condition)) {
    return condition;
  }
  const texts = condition.map((value: JsonValue) => canonicalJson(value));
  return [...new Set(texts)].toSorted().map((text) => parseJson(text));
}

/** The text of a search: two that ask the same have the same. */
export function canonicalText({ text, filter }: Pick<SavedSearch, 'text' | 'filter'>): string {
  return canonicalJson({ text, filter });
}

import { canonicalJson, type JsonValue, jsonOf } from '@apogee/shared/json';
import type { Content } from './content';

/** One part of a content that differs between two revisions; values as JSON text, null where there was none. */
export interface ContentChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What became different, part by part: `summary.fr`, `specifications`. */
export function changesBetween(before: Content | null, after: Content): readonly ContentChange[] {
  const [former, present] = [partsOf(before), partsOf(after)];
  const fields = new Set([...former.keys(), ...present.keys()]);
  return [...fields]
    .map((field) => ({
      field,
      before: former.get(field) ?? null,
      after: present.get(field) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

/** What says nothing is no part. */
function partsOf(content: Content | null): ReadonlyMap<string, string> {
  const said = content === null ? null : jsonOf(content);
  const parts = membersOf(said).flatMap(([field, value]) =>
    isNested(value)
      ? membersOf(value).map(([part, text]): [string, JsonValue] => [`${field}.${part}`, text])
      : [[field, value] satisfies [string, JsonValue]],
  );
  return new Map(
    parts
      .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([field, value]) => [field, canonicalJson(value)]),
  );
}

function membersOf(value: JsonValue): readonly [string, JsonValue][] {
  return isNested(value) ? Object.entries(value) : [];
}

function isNested(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

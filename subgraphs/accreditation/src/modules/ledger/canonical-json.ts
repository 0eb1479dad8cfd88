/** What JSON can say. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): names in the order of their UTF-16 code
 * units, no white space, numbers and strings as ECMAScript writes them. Whoever hashes a value anywhere gets the
 * same digest. Text that is no Unicode (half of a surrogate pair) has no such form and is refused.
 */
export function canonicalJson(value: JsonValue): string {
  if (isList(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => `${canonicalText(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return typeof value === 'string' ? canonicalText(value) : canonicalScalar(value);
}

/** What JSON text says of an object: what is undefined is absent, an instant is text. */
export function jsonOf(value: object): JsonValue {
  return parseJson(JSON.stringify(value));
}

export function parseJson(text: string): JsonValue {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what JSON text says is JSON
  return JSON.parse(text) as JsonValue;
}

function canonicalText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) {
    throw new TypeError('Text with half of a surrogate pair has no canonical form.');
  }
  return JSON.stringify(text);
}

function canonicalScalar(value: number | boolean | null): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`${value} is no JSON number.`);
  }
  return JSON.stringify(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

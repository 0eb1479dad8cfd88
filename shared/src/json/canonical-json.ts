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

/**
 * Whether a text is the canonical form of what it says. Most texts are, and that is told without writing them anew by
 * hand: they are what ECMAScript writes of the value read from them, with the names of each object in order.
 */
export function isCanonicalJson(text: string, value: JsonValue): boolean {
  const isPlain = !MAY_BE_SURROGATE.test(text) && hasNamesInOrder(value);
  return (isPlain && JSON.stringify(value) === text) || canonicalJson(value) === text;
}

/** ECMAScript writes half of a surrogate pair as an escape; a text may also speak of one. */
const MAY_BE_SURROGATE = /\\ud/;

function hasNamesInOrder(value: JsonValue): boolean {
  if (value === null || typeof value !== 'object') {
    return true;
  }
  if (isList(value)) {
    return value.every(hasNamesInOrder);
  }
  let last = '';
  for (const name in value) {
    if (name < last || !hasNamesInOrder(value[name] ?? null)) {
      return false;
    }
    last = name;
  }
  return true;
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

function canonicalScalar(value: number | boolean | null | undefined): string {
  // What the types rule out is caught all the same: a ledger keeps for ever what is written here.
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new TypeError(`${value} is nothing that JSON can say.`);
  }
  return JSON.stringify(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

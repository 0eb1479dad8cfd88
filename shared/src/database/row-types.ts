import { types } from 'pg';

const DATE_ARRAY: number = 1182;
const INT8_ARRAY: number = 1016;
const NUMERIC_ARRAY: number = 1231;
const TEXT_ARRAY: number = 1009;

/** pg's own, read before it is replaced. */
// oxlint-disable-next-line typescript/no-unsafe-assignment, typescript/no-unsafe-enum-assignment -- pg's types say neither what a parser returns nor which arrays there are
const parseTextArray: (text: string) => unknown = types.getTypeParser(TEXT_ARRAY);

/**
 * What a row holds, however it was read (TypeORM uses the same parsers):
 *
 * - `date` → `'2027-01-31'`. A JavaScript Date would be midnight in some zone, and another day in another one.
 * - `timestamptz` → `Date` (milliseconds; microseconds are cut off).
 * - `bigint`, also `count(*)` → number. Beyond ±(2^53 − 1) reading fails rather than being wrong.
 * - `numeric` → number, with a double's 15 significant digits: distances and shares, not sums of money.
 *
 * Arrays of these likewise.
 */
export function setRowTypes(): void {
  types.setTypeParser(types.builtins.DATE, (text) => text);
  types.setTypeParser(types.builtins.INT8, toSafeInteger);
  types.setTypeParser(types.builtins.NUMERIC, Number);
  setArrayParser(DATE_ARRAY, (text) => text);
  setArrayParser(INT8_ARRAY, toSafeInteger);
  setArrayParser(NUMERIC_ARRAY, Number);
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- pg's list of type numbers has no arrays
  types.setTypeParser(TEXT_ARRAY, (text) => plainTextArray(text) ?? parseTextArray(text));
}

/** Most text arrays hold nothing, or codes; the general parser reads those letter by letter as well. */
const PLAIN_TEXT_ARRAY = /^\{[^{}"\\]*\}$/;

function plainTextArray(text: string): string[] | null {
  if (text === '{}') {
    return [];
  }
  return PLAIN_TEXT_ARRAY.test(text) && !text.includes('NULL')
    ? text.slice(1, -1).split(',')
    : null;
}

/** One dimension; the text of these types needs no quotes. */
function setArrayParser(oid: number, parseItem: (text: string) => string | number): void {
  const parse = (text: string): (string | number | null)[] =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((item) => (item === 'NULL' ? null : parseItem(item)));
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- pg's list of type numbers has no arrays
  types.setTypeParser(oid, parse);
}

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`bigint ${text} does not fit a JavaScript number: select it as text`);
}

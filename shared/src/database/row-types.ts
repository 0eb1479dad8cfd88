import { types } from 'pg';

const DATE_ARRAY: number = 1182;
const INT8_ARRAY: number = 1016;
const NUMERIC_ARRAY: number = 1231;

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

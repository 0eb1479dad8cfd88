import { type FieldDef, types } from 'pg';

type ReadValue = (text: string) => unknown;
/** Makes an object of the texts of one row. */
export type ReadRow = (texts: readonly (string | null)[]) => object;

/** Reads rows of this shape, with the parsers that `setRowTypes` has set. */
export function rowReader(fields: readonly FieldDef[]): ReadRow {
  const names = fields.map(({ name }) => name);
  const readers = fields.map(({ dataTypeID }) => parserOf(dataTypeID));
  // All rows are copies of it, so that they have one hidden class.
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(
    names.map((name) => [name, null]),
  );
  return (texts) => {
    const row: Record<string, unknown> = { ...blank };
    for (let index = 0; index < names.length; index += 1) {
      const text = texts[index] ?? null;
      if (text !== null) {
        row[names[index] ?? ''] = readers[index]?.(text);
      }
    }
    return row;
  };
}

function parserOf(type: number): ReadValue {
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment, typescript/no-unsafe-return -- pg's list of type numbers is not complete, and its types do not say what a parser returns
  return types.getTypeParser(type, 'text');
}

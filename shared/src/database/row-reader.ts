import { type FieldDef, types } from 'pg';
import { generateFunction, literal } from '../generated-code';

type ReadValue = (text: string) => unknown;
/** Makes an object of the texts of one row. */
export type ReadRow = (texts: readonly (string | null)[]) => object;

/** By what they read: as many as there are kinds of rows in the program's statements. */
const known = new Map<string, ReadRow>();

/**
 * Reads rows of this shape, with the parsers that `setRowTypes` has set. All connections that read such rows have one
 * reader, made of code for their very columns: an answer may take 20,000 values.
 */
export function rowReader(fields: readonly FieldDef[]): ReadRow {
  const shape = JSON.stringify(fields.map(({ name, dataTypeID }) => [name, dataTypeID]));
  const reader = known.get(shape) ?? generateReader(fields);
  known.set(shape, reader);
  return reader;
}

function generateReader(fields: readonly FieldDef[]): ReadRow {
  const parsers: Record<string, ReadValue> = {};
  const properties = fields.map(({ name, dataTypeID }, index) => {
    const parse = parserOf(dataTypeID);
    if (parse === parserOf(types.builtins.TEXT)) {
      return `${literal(name)}: texts[${index}]`;
    }
    parsers[`parse${index}`] = parse;
    return `${literal(name)}: texts[${index}] === null ? null : parse${index}(texts[${index}])`;
  });
  return generateFunction(parsers, `(texts) => ({ ${properties.join(', ')} })`);
}

function parserOf(type: number): ReadValue {
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment, typescript/no-unsafe-return -- pg's list of type numbers is not complete, and its types do not say what a parser returns
  return types.getTypeParser(type, 'text');
}

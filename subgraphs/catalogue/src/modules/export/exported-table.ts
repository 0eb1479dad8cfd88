/** Tables of the catalogue that can be exported as a whole, and imported again. */
export const ExportedTable = {
  FIRMS: 'FIRMS',
  ESTABLISHMENTS: 'ESTABLISHMENTS',
  ITEMS: 'ITEMS',
} as const;
export type ExportedTable = (typeof ExportedTable)[keyof typeof ExportedTable];

/** A value of a row as the database returns it. */
type Fact = string | number | boolean | Date | readonly string[] | null;
export type FactRow = Readonly<Record<string, Fact>>;
export type CellFact = Exclude<Fact, Date>;

/** Where a page of a table begins: right after the row with this key. */
export type ExportKey = readonly [rank: number, id: string];

export const BEGINNING: ExportKey = [-1, ''];

/** The cells of a row, in the order of the columns. */
export function cellsOf(columns: readonly string[], row: FactRow): readonly CellFact[] {
  return columns.map((column) => {
    const fact = row[column] ?? null;
    return fact instanceof Date ? fact.toISOString() : fact;
  });
}

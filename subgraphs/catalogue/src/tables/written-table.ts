/** A table as it is written: what its columns are called, and its lines as they come. */
export interface WrittenTable {
  readonly columns: readonly string[];
  /** In batches, so that a long table costs few turns. */
  readonly lines: AsyncIterable<readonly TableRow[]>;
}

/** Null: not known. */
export type CellValue = string | number | boolean | readonly string[] | null;
export type TableRow = readonly CellValue[];

/** The kinds of files that tables are written to. */
export const TableFormat = { CSV: 'CSV', XLSX: 'XLSX', JSON_LINES: 'JSON_LINES' } as const;
export type TableFormat = (typeof TableFormat)[keyof typeof TableFormat];

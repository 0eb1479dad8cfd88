import type { Database } from '@apogee/shared/database';
import type { TableRow, WrittenTable } from '../../tables/written-table';
import { TABLE_COLUMNS } from './exported-columns';
import { BEGINNING, cellsOf, type ExportedTable, type ExportKey } from './exported-table';
import { ExportedTableRepository } from './exported-table.repository';

/** Enough for a turn of the database, and little enough to hold. */
const ROWS_A_PAGE = 1_000;

/** A whole table of the catalogue, read page by page as it is written. */
export function exportTable(database: Database, table: ExportedTable): WrittenTable {
  return { columns: TABLE_COLUMNS[table], lines: rowsOf(database, table) };
}

async function* rowsOf(
  database: Database,
  table: ExportedTable,
): AsyncGenerator<readonly TableRow[], void> {
  const tables = new ExportedTableRepository(database);
  for (let after: ExportKey | null = BEGINNING; after !== null; ) {
    const rows = await tables.findPage(table, after, ROWS_A_PAGE);
    yield rows.map((row) => cellsOf(TABLE_COLUMNS[table], row));
    const last = rows.at(-1) ?? null;
    after = last === null || rows.length < ROWS_A_PAGE ? null : [last.rank, last.id];
  }
}

import type { Database } from '@apogee/shared/database';
import { assertNever } from '@apogee/shared/errors';
import type { TableRow } from '../../tables/written-table';
import type { ExportBatch, ExportedList } from './export-job';
import { SEARCH_COLUMNS, TABLE_COLUMNS } from './exported-columns';
import { cellsOf } from './exported-table';
import { ExportedTableRepository } from './exported-table.repository';
import { FoundRecordRepository } from './found-record.repository';

export const LIST_COLUMNS = {
  SEARCH: SEARCH_COLUMNS,
  FIRMS: TABLE_COLUMNS.FIRMS,
  ITEMS: TABLE_COLUMNS.ITEMS,
} as const;

/** The rows of a batch as they are now, in its order. What was archived meanwhile is left out. */
export async function readRows(
  database: Database,
  list: ExportedList,
  { ids, scores }: ExportBatch,
): Promise<TableRow[]> {
  switch (list) {
    case 'SEARCH': {
      const scoreOf = new Map(ids.map((id, at) => [id, scores?.[at] ?? 0]));
      const rows = await new FoundRecordRepository(database).find(ids);
      return rows.map((row) =>
        cellsOf(SEARCH_COLUMNS, { ...row, score: scoreOf.get(row.id) ?? 0 }),
      );
    }
    case 'FIRMS': {
      const rows = await new ExportedTableRepository(database).findFirms(ids);
      return rows.map((row) => cellsOf(TABLE_COLUMNS.FIRMS, row));
    }
    case 'ITEMS': {
      const rows = await new ExportedTableRepository(database).findItems(ids);
      return rows.map((row) => cellsOf(TABLE_COLUMNS.ITEMS, row));
    }
    default:
      return assertNever(list);
  }
}

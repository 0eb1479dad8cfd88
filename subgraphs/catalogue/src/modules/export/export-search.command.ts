import type { Database } from '@apogee/shared/database';
import type { TableRow, WrittenTable } from '../../tables/written-table';
import { foundPages, SearchRepository } from '../search';
import { SEARCH_COLUMNS } from './exported-columns';
import { cellsOf } from './exported-table';
import { FoundRecordRepository } from './found-record.repository';

/** What a search finds, the best match first, read page by page as it is written. */
export function exportSearch(database: Database, text: string): WrittenTable {
  return { columns: SEARCH_COLUMNS, lines: rowsOf(database, text) };
}

async function* rowsOf(
  database: Database,
  text: string,
): AsyncGenerator<readonly TableRow[], void> {
  const records = new FoundRecordRepository(database);
  for await (const found of foundPages(new SearchRepository(database), text)) {
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    const rows = await records.find([...scores.keys()]);
    yield rows.map((row) => cellsOf(SEARCH_COLUMNS, { ...row, score: scores.get(row.id) ?? 0 }));
  }
}

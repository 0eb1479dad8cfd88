import { joinList } from '../cells/list-cell';
import { harmless } from './spreadsheet-text';
import type { CellValue, TableRow, WrittenTable } from './written-table';

/** So that spreadsheets read UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
const NEEDS_QUOTES = /[",\r\n]/;

/** A table as CSV (RFC 4180): commas, CRLF, names first. No text is ever a formula. */
export async function* csvFile({ columns, lines }: WrittenTable): AsyncGenerator<string, void> {
  yield `${BYTE_ORDER_MARK}${lineOf(columns)}`;
  for await (const batch of lines) {
    yield batch.map(lineOf).join('');
  }
}

function lineOf(row: TableRow): string {
  return `${row.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: CellValue): string {
  const text = textOf(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: CellValue): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') {
    return String(value ?? '');
  }
  return harmless(typeof value === 'string' ? value : joinList(value));
}

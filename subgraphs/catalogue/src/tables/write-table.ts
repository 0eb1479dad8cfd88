import { assertNever } from '@apogee/shared/errors';
import { csvFile } from './csv-file';
import { jsonLinesFile } from './json-lines-file';
import type { TableFormat, WrittenTable } from './written-table';
import { xlsxFile } from './xlsx-file';

/** A file of this kind, as it is made: a long table is never held as a whole. */
export function writeTable(
  format: TableFormat,
  table: WrittenTable,
): AsyncIterable<string | Uint8Array> {
  switch (format) {
    case 'CSV':
      return csvFile(table);
    case 'XLSX':
      return xlsxFile(table);
    case 'JSON_LINES':
      return jsonLinesFile(table);
    default:
      return assertNever(format);
  }
}

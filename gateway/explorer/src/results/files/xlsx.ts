import writeXlsxFile from 'write-excel-file/universal';
import type { Cell, Table } from '../rows/table';

/** What Excel takes into one cell. */
const LONGEST_TEXT = 32_767;

/** A table as a workbook with one sheet. Texts are stored as texts: none is ever a formula. */
export function xlsxOf({ columns, rows }: Table): Promise<Blob> {
  const head = columns.map(({ name }) => ({
    value: name,
    type: String,
    fontWeight: 'bold' as const,
  }));
  return writeXlsxFile([head, ...rows.map((row) => row.map(typed))], {
    stickyRowsCount: 1,
  }).toBlob();
}

function typed(cell: Cell) {
  switch (typeof cell) {
    case 'number':
      return { value: cell, type: Number };
    case 'boolean':
      return { value: cell, type: Boolean };
    case 'string':
      return { value: cell.slice(0, LONGEST_TEXT), type: String };
    default:
      return null;
  }
}

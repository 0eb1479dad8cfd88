import { open } from 'node:fs/promises';
import type { TableLine } from '../cells/table-line';
import { readCsvLines } from './csv-lines';
import { readXlsxLines } from './xlsx-lines';

/** With which every ZIP archive begins, and no text does. */
const ZIP_SIGNATURE = 'PK\u0003\u0004';

/** The lines of a CSV file or of a workbook's first sheet: which of the two it is, is seen from how it begins. */
export async function* readTable(file: string): AsyncGenerator<TableLine, void> {
  yield* (await isArchive(file)) ? readXlsxLines(file) : readCsvLines(file);
}

async function isArchive(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1', 0, bytesRead) === ZIP_SIGNATURE;
  } finally {
    await handle.close();
  }
}

import type { TableLine } from '../cells/table-line';
import { UnreadableFile } from './unreadable-file';
import { readWorkbook, type Workbook } from './workbook';
import { readXml, type XmlReader } from './xml-events';
import { textOfXml } from './xml-text';
import { openZip, type ZipParts } from './zip-parts';

/** Read as it is asked for, so this bounds the time that a harmful file takes and not memory. */
const LARGEST_SHEET = 1024 * 1024 * 1024;
/** More than any table has; a cell says itself where it stands. */
const MOST_COLUMNS = 256;
/** More than spreadsheets take into one cell. */
const LONGEST_CELL = 40_000;
const MS_A_DAY = 86_400_000;

/** The lines of the first sheet of a workbook, read as they are asked for. Empty ones are left out. Throws `UnreadableFile`. */
export async function* readXlsxLines(file: string): AsyncGenerator<TableLine, void> {
  const zip = await openZip(file);
  try {
    yield* sheetLines(zip);
  } finally {
    zip.close();
  }
}

async function* sheetLines(zip: ZipParts): AsyncGenerator<TableLine, void> {
  const workbook = await readWorkbook(zip);
  const sheet = await zip.read(workbook.firstSheet, LARGEST_SHEET);
  if (sheet === null) {
    throw new UnreadableFile('NOT_A_WORKBOOK');
  }
  const reader = new SheetReader(workbook);
  for await (const _ of readXml(sheet, reader)) {
    yield* reader.take();
  }
  yield* reader.take();
}

/** Puts together lines of what is read of a sheet. */
class SheetReader implements XmlReader {
  #ready: TableLine[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = 0;
  #cell: Readonly<Record<string, string>> = {};
  #content = '';
  #isContent = false;
  /** Sheets leave empty cells at the end of a row out. */
  #width = 0;

  constructor(private readonly workbook: Workbook) {}

  take(): TableLine[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  opened(element: string, attributes: Readonly<Record<string, string>>): void {
    if (element === 'row') {
      this.#line = Number(attributes['r'] ?? this.#line + 1);
      this.#cells = [];
    } else if (element === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#cells.length;
      this.#cell = attributes;
      this.#content = '';
    } else {
      this.#isContent = element === 'v' || element === 't';
    }
  }

  text(text: string): void {
    if (this.#isContent) {
      this.#content += text;
      if (this.#content.length > LONGEST_CELL) {
        throw new UnreadableFile('WORKBOOK_TOO_LARGE', this.#line);
      }
    }
  }

  closed(element: string): void {
    this.#isContent = false;
    if (element === 'c') {
      this.#fillUpTo(this.#column);
      this.#cells[this.#column] = cellText(this.#content, this.#cell, this.workbook);
    } else if (element === 'row' && this.#cells.some((cell) => cell !== '')) {
      this.#fillUpTo(this.#width);
      this.#width ||= this.#cells.length;
      this.#ready.push({ line: this.#line, cells: this.#cells });
    }
  }

  #fillUpTo(width: number): void {
    while (this.#cells.length < width) {
      this.#cells.push('');
    }
  }
}

/** `AB12` stands in column 27, counted from 0. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) {
    return null;
  }
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  const column = Array.from(letters).reduce(
    (number, letter) => number * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  if (column === 0 || column > MOST_COLUMNS) {
    throw new UnreadableFile('WORKBOOK_TOO_LARGE');
  }
  return column - 1;
}

function cellText(
  content: string,
  { t: type = 'n', s: style = '0' }: Readonly<Record<string, string>>,
  { sharedTexts, dayStyles, countsFrom1904 }: Workbook,
): string {
  switch (type) {
    case 's':
      return sharedTexts[Number(content)] ?? '';
    case 'b':
      return content === '1' ? 'true' : 'false';
    case 'n':
      return content !== '' && dayStyles.has(Number(style))
        ? dayText(Number(content), countsFrom1904)
        : content;
    default:
      return textOfXml(content);
  }
}

/** Days are counted so that 1 is 1 January 1900, in a calendar that wrongly has a 29 February 1900. */
function dayText(serial: number, countsFrom1904: boolean): string {
  const start = countsFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const time = new Date(start + Math.floor(serial) * MS_A_DAY);
  return Number.isNaN(time.getTime()) ? String(serial) : time.toISOString().slice(0, 10);
}

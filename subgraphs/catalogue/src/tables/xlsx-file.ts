import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { joinList } from '../cells/list-cell';
import type { CellValue, TableRow, WrittenTable } from './written-table';
import { xmlText } from './xml-text';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** What Excel takes into one cell. */
const LONGEST_CELL = 32_767;

/** The parts of a workbook with one sheet, but for the sheet (ECMA-376, part 1). */
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="Apogee" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** A table as a workbook with one sheet, written as it is read. Texts are stored as texts: none is ever a formula. */
export async function* xlsxFile(table: WrittenTable): AsyncGenerator<Uint8Array, void> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(PARTS)) {
    zip.addBuffer(Buffer.from(DECLARATION + content), name);
  }
  const sheet = Readable.from(sheetOf(table));
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  const output = Readable.from(zip.outputStream);
  sheet.once('error', (error) => output.destroy(error));
  yield* output;
}

async function* sheetOf({ columns, lines }: WrittenTable): AsyncGenerator<string, void> {
  yield `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${rowOf(columns)}`;
  for await (const batch of lines) {
    yield batch.map(rowOf).join('');
  }
  yield '</sheetData></worksheet>';
}

function rowOf(row: TableRow): string {
  return `<row>${row.map(cellOf).join('')}</row>`;
}

function cellOf(value: CellValue): string {
  switch (typeof value) {
    case 'number':
      return `<c><v>${value}</v></c>`;
    case 'boolean':
      return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
    default:
      return textCellOf(typeof value === 'string' ? value : joinList(value ?? []));
  }
}

function textCellOf(text: string): string {
  return text === ''
    ? '<c/>'
    : `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(text.slice(0, LONGEST_CELL))}</t></is></c>`;
}

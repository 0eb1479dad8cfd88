import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { ZipFile } from 'yazl';
import { joinList, splitList } from '../cells/list-cell';
import { readTable } from './read-table';
import { harmless, withoutApostrophe } from './spreadsheet-text';
import { writeTable } from './write-table';
import type { TableFormat, TableRow } from './written-table';

async function* inOneBatch(rows: readonly TableRow[]): AsyncGenerator<readonly TableRow[], void> {
  yield await Promise.resolve(rows);
}

async function bytesOf(content: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of content) {
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts);
}

function written(format: TableFormat, rows: readonly TableRow[]): Promise<Buffer> {
  const columns = (rows[0] ?? []).map((_, at) => `c${at}`);
  return bytesOf(writeTable(format, { columns, lines: inOneBatch(rows) }));
}

async function zipOf(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(text), name);
  }
  zip.end();
  return bytesOf(Readable.from(zip.outputStream));
}

const workbook = (sheet: string): Readonly<Record<string, string>> => ({
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId7"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId7" Target="/xl/worksheets/first.xml"/></Relationships>',
  'xl/sharedStrings.xml':
    '<sst><si><r><t>Viseur </t></r><r><t>d’étoiles</t></r><rPh><t>no</t></rPh></si></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
  'xl/worksheets/first.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
});

describe('files of tables', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tables-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(
    content: string | Uint8Array,
  ): Promise<(readonly [number, readonly string[]])[]> {
    const file = join(folder, 'file');
    await writeFile(file, content);
    const lines: (readonly [number, readonly string[]])[] = [];
    for await (const { line, cells } of readTable(file)) {
      lines.push([line, cells]);
    }
    return lines;
  }

  it('names the line on which each line of a CSV file begins, and leaves empty ones out', async () => {
    expect(await read('a,b\n1,"x\ny"\n\n2,3\r\n,\n4,"q""r"\n')).toEqual([
      [1, ['a', 'b']],
      [2, ['1', 'x\ny']],
      [5, ['2', '3']],
      [7, ['4', 'q"r']],
    ]);
  });

  it.each([';', '\t', ','])('sees that %j separates the cells', async (separator) => {
    const lines = await read(`\uFEFFnom${separator}"a,b;c"\n1${separator}2\n`);
    expect(lines).toEqual([
      [1, ['nom', 'a,b;c']],
      [2, ['1', '2']],
    ]);
  });

  it.each([
    ['what is not UTF-8', Buffer.from('a,b\n\xe9,1\n', 'latin1'), 'NOT_UTF8'],
    ['a quotation mark that is not closed', 'a,b\n1,"2\n3,4\n', 'MALFORMED_CSV at line 2'],
    ['a quotation mark within a cell', 'a,b\n1,2"\n', 'MALFORMED_CSV at line 2'],
    ['an archive that is no workbook', 'PK\u0003\u0004 and nothing', 'NOT_A_WORKBOOK'],
  ])('refuses %s', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  it('reads texts, numbers, days and gaps of a workbook as a spreadsheet writes it', async () => {
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>44927</v></c></row>' +
      '<row r="4"><c r="B4" t="b"><v>1</v></c><c r="C4"><f>1+1</f><v>2</v></c></row>' +
      '<row r="6"><c r="A6" t="s"><v>0</v></c></row>';
    expect(await read(await zipOf(workbook(sheet)))).toEqual([
      [1, ['Viseur d’étoiles', '', '2023-01-01']],
      [4, ['', 'true', '2']],
      [6, ['Viseur d’étoiles', '', '']],
    ]);
  });

  it.each([
    ['broken XML', '<row><c>', 'NOT_A_WORKBOOK'],
    ['a cell far outside', '<row><c r="XFD1"><v>1</v></c></row>', 'WORKBOOK_TOO_LARGE'],
    [
      'a cell without an end',
      `<row><c><v>${'1'.repeat(50_000)}</v></c></row>`,
      'WORKBOOK_TOO_LARGE',
    ],
    ['an entity that it defines itself', '<row><c><v>&bomb;</v></c></row>', 'NOT_A_WORKBOOK'],
  ])('refuses a workbook with %s', async (_, sheet, message) => {
    await expect(read(await zipOf(workbook(sheet)))).rejects.toThrow(message);
  });

  it('refuses a workbook whose texts unpack to more than memory should hold', async () => {
    const parts = { ...workbook(''), 'xl/sharedStrings.xml': ' '.repeat(65 * 1024 * 1024) };
    await expect(read(await zipOf(parts))).rejects.toThrow('WORKBOOK_TOO_LARGE');
  });

  it.each(['CSV', 'XLSX'] as const)('reads back from %s whatever was written', async (format) => {
    const special = fc.stringMatching(/^[",;|\\\r\n\t=+'@_x00D&<>é]{1,8}$/);
    const text = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), special);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const lines = (await read(await written(format, rows))).slice(1);
          expect(lines.map(([, cells]) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('writes JSON Lines with numbers, lists and what is not known', async () => {
    const bytes = await written('JSON_LINES', [['a', 1, true, ['b'], null]]);
    expect(bytes.toString()).toBe('{"c0":"a","c1":1,"c2":true,"c3":["b"],"c4":null}\n');
  });

  it.each(['=1+1', '+33 5', '-x', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1"])(
    'lets no spreadsheet take the text %j for a formula',
    async (text) => {
      expect((await written('CSV', [[text]])).toString()).toMatch(/\r\n"?'/);
      expect(withoutApostrophe(harmless(text))).toBe(text);
    },
  );

  it('reads back from one cell the texts of any list but that of one empty text', () => {
    const members = fc
      .array(fc.string({ unit: 'grapheme' }))
      .filter((list) => list.join('|') !== '');
    fc.assert(
      fc.property(members, (list) => {
        expect(splitList(joinList(list))).toEqual(list);
      }),
    );
  });
});

import fc from 'fast-check';
import type { Cell } from '../rows/table';
import { csvOf } from './csv';

function csv(rows: readonly (readonly Cell[])[]): string {
  const [first = []] = rows;
  return csvOf({ columns: first.map((_, at) => ({ name: `c${at}`, isCount: false })), rows });
}

/** Fields as RFC 4180 tells to read them. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

describe('CSV', () => {
  it('begins with a byte order mark and the names, and separates with commas and CRLF', () => {
    expect(csv([['a,b', 'say "x"', 1.5, true, null]])).toBe(
      '\uFEFFc0,c1,c2,c3,c4\r\n"a,b","say ""x""",1.5,true,\r\n',
    );
  });

  it.each(['=1+1', '+33 5', '-x', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
    'lets no spreadsheet take the text %j for a formula',
    (text) => {
      expect(readCsv(csv([[text]]).slice(1))[1]).toEqual([`'${text}`]);
    },
  );

  it('leaves negative numbers as they are', () => {
    expect(csv([[-4.5]])).toContain('\r\n-4.5\r\n');
  });

  it('gives back any text, but for the apostrophe before what would be a formula', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.stringMatching(/^[",\r\n=a]{1,6}$/),
    );
    const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (cells) => {
        const read = readCsv(csv(cells).slice(1)).slice(1);
        expect(read.map((row) => row.map((field) => field.replace(/^'/, '')))).toEqual(
          cells.map((row) => row.map((field) => field.replace(/^'/, ''))),
        );
      }),
    );
  });
});

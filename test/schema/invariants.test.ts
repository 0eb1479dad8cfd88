import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/program';

/** Those that concern accreditation; the others are other parts' (33, 35 to 37) or not built yet (34). */
const LAST = 32;
/** Its proof tries every way, not some at random. */
const EXHAUSTIVE = 31;

const ROW = /^\| (\d+) \|.*\| ([^|]+) \|$/gm;
const page = readFileSync(join(ROOT, 'docs/invariants.md'), 'utf8');
const rows = [...page.matchAll(ROW)].map(([, number = '', proof = '']) => ({
  number: Number(number),
  files: [...proof.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = '']) => file),
}));

/** The numbers in the titles of a file's tests, of those that make their inputs at random or of all. */
function provenBy(file: string, isProperty: boolean): ReadonlySet<number> {
  const tests = readFileSync(join(ROOT, file), 'utf8').split(/\n(?=\s+it(?:\.each)?\()/);
  return new Set(
    tests
      .filter((test) => !isProperty || test.includes('fc.'))
      .flatMap((test) => numbersIn(/['`]invariants? ([^:'`]+):/.exec(test)?.[1] ?? '')),
  );
}

/** `2 to 4 and 17` */
function numbersIn(text: string): readonly number[] {
  return text.split(/, | and /).flatMap((part) => {
    const [from = 0, to = from] = part.split(' to ').map(Number);
    return from === 0 ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

describe('docs/invariants.md', () => {
  it('has every invariant of accreditation, in order', () => {
    const all = Array.from({ length: LAST }, (_, index) => index + 1);
    expect(rows.map(({ number }) => number)).toEqual(all);
  });

  it.each(rows)('tells where $number is proven', ({ number, files }) => {
    expect(files).not.toEqual([]);
    for (const file of files) {
      expect([...provenBy(file, number !== EXHAUSTIVE)]).toContain(number);
    }
  });
});

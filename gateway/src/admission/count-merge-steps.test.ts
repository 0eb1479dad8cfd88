import { parse } from 'graphql';
import { countMergeSteps } from './count-merge-steps';

const steps = (source: string, mergeSteps = 1_000_000): number =>
  countMergeSteps(parse(source), { mergeSteps, depth: 20 });

const PAIR = 10;

describe('the work of merging fields', () => {
  it.each([
    ['each selection once', '{ a { b } c }', 3],
    ['two of one name', '{ a a }', 2 + PAIR],
    ['three of one name, in pairs', '{ a a a }', 3 + 3 * PAIR],
    ['not two of different names', '{ a b: a }', 2],
    ['what is below two of one name', '{ a { b } a { b } }', 4 + 2 * PAIR],
    [
      'arguments as often as they are compared',
      '{ a(b: 1) a(b: 1) }',
      2 + PAIR + 2 * 'b: 1'.length,
    ],
    ['a fragment where it is spread, and itself', '{ a ...F } fragment F on Q { a }', 3 + PAIR + 1],
    ['a fragment once where it is spread twice', '{ ...F ...F } fragment F on Q { a }', 3 + 1],
    ['an inline fragment where it is, and itself', '{ a ... { a a } }', 4 + 3 * PAIR + 2 + PAIR],
    ['fragments in a circle', '{ ...A } fragment A on Q { ...B } fragment B on Q { ...A }', 9],
  ])('counts %s', (_what, source, count) => {
    expect(steps(source)).toBe(count);
  });

  it.each([
    ['fragments that double', doubling(40)],
    ['fragments in a circle of fields', '{ ...A } fragment A on Q { a { ...A ...A } b { ...A } }'],
    ['inline fragments in one another', `{ ${'... { a '.repeat(800)}${'} '.repeat(800)} }`],
    ['fields that meet at every depth', deepMeeting(12)],
  ])('passes the limit, and ends, for %s', (_what, source) => {
    expect(steps(source, 1_000)).toBeGreaterThan(1_000);
  });
});

/** Fragments of which each spreads the next one in two fields of one name. */
function doubling(length: number): string {
  const bodies = Array.from({ length }, (_, index) =>
    index === length - 1 ? 'a' : `a { ...F${index + 1} } a { ...F${index + 1} }`,
  );
  return `{ ...F0 } ${bodies.map((body, index) => `fragment F${index} on Q { ${body} }`).join(' ')}`;
}

function deepMeeting(depth: number): string {
  return depth === 0 ? '{ a }' : `{ a ${deepMeeting(depth - 1)} a ${deepMeeting(depth - 1)} }`;
}

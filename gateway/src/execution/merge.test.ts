import { mergeInto } from './merge';
import type { Tree } from './tree';

const INTERFACES = new Set(['Product']);

function merged(...answers: unknown[]): Tree {
  const target: Tree = {};
  for (const answer of answers) {
    mergeInto(target, structuredClone(answer) as Tree, INTERFACES);
  }
  return target;
}

describe('merging answers', () => {
  it('joins objects and lists, also lists in lists', () => {
    const one = { firm: { id: 1 }, rows: [[{ a: 1 }, { a: 2 }], [{ a: 3 }]] };
    const other = { firm: { name: 'A' }, rows: [[{ b: 1 }, { b: 2 }], [{ b: 3 }]] };
    expect(merged(one, other)).toEqual({
      firm: { id: 1, name: 'A' },
      rows: [
        [
          { a: 1, b: 1 },
          { a: 2, b: 2 },
        ],
        [{ a: 3, b: 3 }],
      ],
    });
  });

  it.each([
    ['an object', { firm: { id: 1 } }, { firm: null }],
    ['an item', { firms: [{ id: 1 }, null] }, { firms: [null, { id: 2 }] }],
    ['zero', { count: 0 }, { count: null }],
    ['a type that is known', { __typename: 'Book' }, { __typename: 'Product' }],
  ])('gives the same for %s whichever answer comes first', (_, one, other) => {
    expect(merged(one, other)).toEqual(merged(other, one));
  });

  it('takes over what a rewrite has moved away as nothing', () => {
    expect(merged({ name: 'A' }, { name: undefined })).toEqual({ name: 'A' });
  });
});

import fc from 'fast-check';
import { toConnection } from './connection';
import { encodeCursor } from './cursors';

const COUNTED = 1_000;

/** A page of a list of numbers, behind a place in it, and whether the whole list was counted for it. */
async function pageOf(list: readonly number[], first: number, start: number) {
  let isCounted = false;
  const connection = toConnection({
    list: 'numbers',
    rows: list.slice(start, start + first + 1),
    first,
    after: start === 0 ? null : encodeCursor('numbers', [start - 1]),
    keyOf: (row) => [row],
    toNode: (row) => row,
    countAll: () => {
      isCounted = true;
      return Promise.resolve(COUNTED);
    },
  });
  return { connection, total: await connection.countAll(), isCounted };
}

const numbers = fc.nat({ max: 12 }).map((length) => Array.from({ length }, (_, index) => index));

describe('a page of a list', () => {
  it('counts the list by itself exactly where it is the whole of it', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, fc.integer({ min: 1, max: 12 }), fc.nat(12), async (...asked) => {
        const [list, first, start] = asked;
        const { connection, total, isCounted } = await pageOf(list, first, start);
        const isWhole = connection.edges.length === list.length && start === 0;
        expect(isCounted).toBe(!isWhole);
        expect(total).toBe(isWhole ? list.length : COUNTED);
      }),
    );
  });

  it('says whether more follow and whether it is the first', async () => {
    const { connection } = await pageOf([0, 1, 2, 3], 2, 1);
    expect(connection.edges.map(({ node }) => node)).toEqual([1, 2]);
    expect(connection.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });
});

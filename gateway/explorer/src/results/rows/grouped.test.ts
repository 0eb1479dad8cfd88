import { grouped, numberColumns } from './grouped';
import type { Table } from './table';

const TABLE: Table = {
  columns: ['region', 'labels', 'note'].map((name) => ({ name, isCount: false })),
  rows: [
    ['Occitanie', 2, 'x'],
    ['Bretagne', 5, 3],
    ['Occitanie', null, null],
    [null, 1, 4],
  ],
};

describe('the groups of a chart', () => {
  it('count rows, the largest first; who has no value is a group too', () => {
    expect(grouped(TABLE, { by: 0, sumOf: null })).toEqual([
      { value: 'Occitanie', amount: 2 },
      { value: 'Bretagne', amount: 1 },
      { value: null, amount: 1 },
    ]);
  });

  it('add up a column of numbers, in which nothing counts as nothing', () => {
    expect(numberColumns(TABLE)).toEqual([1]);
    expect(grouped(TABLE, { by: 0, sumOf: 1 }).map(({ amount }) => amount)).toEqual([5, 2, 1]);
  });
});

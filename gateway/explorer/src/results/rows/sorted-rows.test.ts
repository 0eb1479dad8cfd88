import { sortedRows } from './sorted-rows';

const ROWS = [
  ['Écureuil', 10],
  ['zèbre', null],
  ['ane', 9],
  ['Ane 10', -1],
  ['Ane 2', 9],
] as const;

function names(isDescending: boolean): unknown[] {
  return sortedRows(ROWS, { column: 1, isDescending }, 'fr').map(([name]) => name);
}

describe('sorted rows', () => {
  it('are by numbers as numbers, empty cells last either way, equal ones as they came', () => {
    expect(names(false)).toEqual(['Ane 10', 'ane', 'Ane 2', 'Écureuil', 'zèbre']);
    expect(names(true)).toEqual(['Écureuil', 'ane', 'Ane 2', 'Ane 10', 'zèbre']);
  });

  it('are by texts as a reader of the language expects', () => {
    const sorted = sortedRows(ROWS, { column: 0, isDescending: false }, 'fr');
    expect(sorted.map(([name]) => name)).toEqual(['ane', 'Ane 2', 'Ane 10', 'Écureuil', 'zèbre']);
  });

  it('are as the answer has them when nobody sorts', () => {
    expect(sortedRows(ROWS, null, 'fr')).toBe(ROWS);
  });
});

import type { Cell, Table } from './table';

export interface Sorting {
  /** Place of the column. */
  readonly column: number;
  readonly isDescending: boolean;
}

/** The rows by one column. Equal ones keep their order; empty cells come last either way. */
export function sortedRows(
  rows: Table['rows'],
  sorting: Sorting | null,
  language: string,
): Table['rows'] {
  if (sorting === null) {
    return rows;
  }
  const { column, isDescending } = sorting;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a = null, b = null] = [one[column], other[column]];
    return a === null || b === null
      ? Number(a === null) - Number(b === null)
      : sign * compareCells(a, b, compare);
  });
}

function compareCells(
  a: Exclude<Cell, null>,
  b: Exclude<Cell, null>,
  compareTexts: (a: string, b: string) => number,
): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : compareTexts(String(a), String(b));
}

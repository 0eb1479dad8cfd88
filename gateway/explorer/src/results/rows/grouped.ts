import type { Cell, Table } from './table';

/** One bar of a chart. */
export interface Group {
  readonly value: Cell;
  readonly amount: number;
}

export interface Grouping {
  /** Place of the column whose values make the groups. */
  readonly by: number;
  /** Place of the column that is added up; `null`: rows are counted. */
  readonly sumOf: number | null;
}

/** How many rows, or how much of a column, each value of a column has; the largest first. */
export function grouped({ rows }: Table, { by, sumOf }: Grouping): readonly Group[] {
  const amounts = new Map<Cell, number>();
  for (const row of rows) {
    const value = row[by] ?? null;
    amounts.set(value, (amounts.get(value) ?? 0) + amountIn(row, sumOf));
  }
  return [...amounts]
    .map(([value, amount]) => ({ value, amount }))
    .toSorted((a, b) => b.amount - a.amount);
}

function amountIn(row: readonly Cell[], sumOf: number | null): number {
  if (sumOf === null) {
    return 1;
  }
  const cell = row[sumOf];
  return typeof cell === 'number' ? cell : 0;
}

/** Columns that can be added up: those with numbers and nothing else. */
export function numberColumns({ columns, rows }: Table): number[] {
  return columns.flatMap((_, at) => {
    const cells = rows.map((row) => row[at] ?? null).filter((cell) => cell !== null);
    return cells.length > 0 && cells.every((cell) => typeof cell === 'number') ? [at] : [];
  });
}

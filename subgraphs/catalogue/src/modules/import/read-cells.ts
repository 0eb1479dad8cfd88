import type { TableLine } from '../../cells/table-line';
import type { CellRule } from './cell-rule';
import { type CellProblem, cellProblem } from './line-problem';
import type { TableHead } from './table-head';

type Rules = Readonly<Record<string, CellRule<unknown>>>;

/** What a line says: null for an empty cell, nothing at all where its table has no such column. */
export type Stated<Columns extends Rules> = {
  readonly [Column in keyof Columns]?: Columns[Column] extends CellRule<infer Value>
    ? Value | null
    : never;
};

export interface ReadCells<Says> {
  readonly stated: Says;
  readonly problems: readonly CellProblem[];
}

/** Reads the cells of a line by the rules of their columns. */
export function readCells<const Columns extends Rules>(
  columns: Columns,
  { places, width }: TableHead,
  { cells }: TableLine,
): ReadCells<Stated<Columns>> {
  if (cells.length !== width) {
    const problem = cellProblem('WRONG_CELL_COUNT', null, `${cells.length} ≠ ${width}`);
    return { stated: {}, problems: [problem] };
  }
  const stated: Record<string, unknown> = {};
  const problems: CellProblem[] = [];
  for (const [column, place] of places) {
    const { read, otherwise } = columns[column] ?? NOTHING;
    const cell = cells[place] ?? '';
    const value = cell === '' ? null : read(cell);
    if (value === undefined) {
      problems.push(cellProblem(otherwise, column, cell));
    }
    stated[column] = value;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value came of the rule of its column
  return { stated: stated as Stated<Columns>, problems };
}

/** The head only has places of columns that have rules. */
const NOTHING: CellRule<undefined> = { read: () => undefined, otherwise: 'UNKNOWN_CODE' };

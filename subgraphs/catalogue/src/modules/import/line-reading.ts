import type { TableLine } from '../../cells/table-line';
import type { CellProblem } from './line-problem';
import type { TableHead, TableLayout } from './table-head';

/** What a line says, before it is compared with the catalogue. */
export type LineReading<Says> =
  | { readonly kind: 'STATED'; readonly stated: Says }
  | { readonly kind: 'SKIPPED' }
  | { readonly kind: 'BAD'; readonly problems: readonly CellProblem[] };

/** Reads the lines of one format as statements about one kind of record. */
export interface LineFormat<Says> {
  readonly layout: TableLayout;
  readonly read: (head: TableHead, line: TableLine) => LineReading<Says>;
}

export function statedOrBad<Says>(
  stated: Says,
  problems: readonly CellProblem[],
): LineReading<Says> {
  return problems.length === 0 ? { kind: 'STATED', stated } : { kind: 'BAD', problems };
}

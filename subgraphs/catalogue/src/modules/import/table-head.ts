import type { CellRule } from './cell-rule';

/** What columns a table may have. */
export interface TableLayout {
  readonly columns: Readonly<Record<string, CellRule<unknown>>>;
  /** Columns without which nothing can be read. */
  readonly required: readonly string[];
  /** Columns that are known and say nothing to an import; `ANY`: all that are not of interest. */
  readonly ignored: readonly string[] | 'ANY';
}

/** Where each column of interest stands, counted from 0, and how many cells a line has. */
export interface TableHead {
  readonly places: ReadonlyMap<string, number>;
  readonly width: number;
}

export const HeadFault = {
  COLUMN_MISSING: 'COLUMN_MISSING',
  COLUMN_UNKNOWN: 'COLUMN_UNKNOWN',
  COLUMN_TWICE: 'COLUMN_TWICE',
  NO_LINES: 'NO_LINES',
} as const;
export type HeadFault = (typeof HeadFault)[keyof typeof HeadFault];

/** The first line of a table does not name the columns that its format has. */
export class HeadRefused extends Error {
  override readonly name = 'HeadRefused';

  constructor(
    readonly fault: HeadFault,
    readonly column: string,
  ) {
    super(`${fault}: ${column}`);
  }
}

export function readHead(cells: readonly string[], layout: TableLayout): TableHead {
  refuseIf(cells.length === 0, 'NO_LINES', '');
  const names = cells.map((cell) => cell.trim());
  const places = new Map<string, number>();
  for (const [place, name] of names.entries()) {
    if (Object.hasOwn(layout.columns, name)) {
      refuseIf(places.has(name), 'COLUMN_TWICE', name);
      places.set(name, place);
    } else {
      refuseIf(!isIgnored(name, layout), 'COLUMN_UNKNOWN', name);
    }
  }
  for (const name of layout.required) {
    refuseIf(!places.has(name), 'COLUMN_MISSING', name);
  }
  return { places, width: names.length };
}

/** A column without a name holds remarks, or nothing. */
function isIgnored(name: string, { ignored }: TableLayout): boolean {
  return name === '' || ignored === 'ANY' || ignored.includes(name);
}

function refuseIf(isWrong: boolean, fault: HeadFault, column: string): void {
  if (isWrong) {
    throw new HeadRefused(fault, column);
  }
}

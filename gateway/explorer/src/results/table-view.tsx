import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactElement, useMemo, useRef, useState } from 'react';
import { useTexts } from '../shell/texts';
import { type Sorting, sortedRows } from './rows/sorted-rows';
import type { Table } from './rows/table';
import { TableRow } from './table-row';

/** In pixels, for every row: a height that depends on what a row holds would be found out at every scroll. */
const ROW_HEIGHT = 28;
/** Rows ready above and below those in sight, for a turn of the wheel. */
const OVERSCAN = 6;
/** Columns are as wide as what so many rows from all over the table hold, in characters. */
const ROWS_TO_MEASURE = 200;
const PADDING = 4;
const NARROWEST = 6;
const WIDEST = 36;

interface TableViewProps {
  readonly name: string;
  readonly table: Table;
}

/** A table of any length: only the rows in sight are in the page. A press on a column's name sorts by it. */
export function TableView({ name, table }: TableViewProps): ReactElement {
  const texts = useTexts();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const rows = useMemo(
    () => sortedRows(table.rows, sorting, texts.languageCode),
    [table, sorting, texts.languageCode],
  );
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const shown = virtual.getVirtualItems();
  const sizes = useMemo(() => sizesOf(table), [table]);
  const label = texts.results.tableOf(name, rows.length);
  return (
    // What scrolls must be reachable by keyboard.
    <div className="results-frame" ref={frame} role="region" aria-label={label} tabIndex={0}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={table.columns.length}
        style={sizes}
      >
        <div role="rowgroup" className="results-head">
          <div role="row" aria-rowindex={1}>
            {table.columns.map((column, at) => (
              <ColumnHead
                key={column.name}
                name={column.name}
                sorting={sorting?.column === at ? sorting : null}
                onSort={() => setSorting(nextSorting(sorting, at))}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="results-rows" style={{ height: virtual.getTotalSize() }}>
          {/* One box is moved, not each row. */}
          <div role="presentation" style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
            {shown.map(({ index }) => (
              <TableRow
                key={index}
                at={index}
                cells={rows[index] ?? []}
                columns={table.columns}
                texts={texts.results}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

interface ColumnHeadProps {
  readonly name: string;
  /** Null when the table is not sorted by it. */
  readonly sorting: Sorting | null;
  readonly onSort: () => void;
}

function ColumnHead({ name, sorting, onSort }: ColumnHeadProps): ReactElement {
  const direction = sorting?.isDescending === true ? 'descending' : 'ascending';
  return (
    <div role="columnheader" aria-sort={sorting === null ? 'none' : direction}>
      <button type="button" onClick={onSort} title={name}>
        {name}
        {sorting !== null && <span aria-hidden="true">{sorting.isDescending ? ' ↓' : ' ↑'}</span>}
      </button>
    </div>
  );
}

/** Up, down, as it came. */
function nextSorting(sorting: Sorting | null, column: number): Sorting | null {
  if (sorting?.column !== column) {
    return { column, isDescending: false };
  }
  return sorting.isDescending ? null : { column, isDescending: true };
}

/** What `results.css` lays the table out by. */
function sizesOf(table: Table): CSSProperties {
  const widths = widthsOf(table);
  return {
    minWidth: `${widths.reduce((sum, width) => sum + width, 0)}ch`,
    '--results-columns': widths.map((width) => `${width}ch`).join(' '),
    '--results-row-height': `${ROW_HEIGHT}px`,
  } as CSSProperties;
}

/** Of each column, in characters. */
function widthsOf({ columns, rows }: Table): readonly number[] {
  const step = Math.ceil(rows.length / ROWS_TO_MEASURE);
  const measured = rows.filter((_, at) => at % step === 0);
  return columns.map(({ name }, at) => {
    const lengths = measured.map((row) => String(row[at] ?? '').length);
    const longest = Math.max(NARROWEST, name.length, ...lengths);
    return Math.min(longest, WIDEST) + PADDING;
  });
}

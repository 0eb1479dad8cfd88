import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useMemo, useRef, useState } from 'react';
import { useTexts } from '../shell/texts';
import { cellText } from './cell-text';
import { type Sorting, sortedRows } from './rows/sorted-rows';
import type { Cell, Table } from './rows/table';

const ROW_HEIGHT = 28;
const OVERSCAN = 12;
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
  const columns = { gridTemplateColumns: useMemo(() => widthsOf(table), [table]) };
  const label = texts.results.tableOf(name, rows.length);
  return (
    // What scrolls must be reachable by keyboard.
    <div className="results-frame" ref={frame} role="region" aria-label={label} tabIndex={0}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={table.columns.length}
      >
        <div role="rowgroup" className="results-head">
          <div role="row" aria-rowindex={1} style={columns}>
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
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => (
            <div
              role="row"
              key={index}
              aria-rowindex={index + 2}
              className="results-row"
              style={{ ...columns, height: size, transform: `translateY(${start}px)` }}
            >
              {rows[index]?.map((cell, at) => (
                <div role="cell" key={table.columns[at]?.name} className={classOf(cell)}>
                  {cellText(cell, texts.results) ?? ''}
                </div>
              ))}
            </div>
          ))}
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

function widthsOf({ columns, rows }: Table): string {
  const step = Math.ceil(rows.length / ROWS_TO_MEASURE);
  const measured = rows.filter((_, at) => at % step === 0);
  return columns
    .map(({ name }, at) => {
      const lengths = measured.map((row) => String(row[at] ?? '').length);
      const longest = Math.max(NARROWEST, name.length, ...lengths);
      return `${Math.min(longest, WIDEST) + PADDING}ch`;
    })
    .join(' ');
}

function classOf(cell: Cell): string {
  return typeof cell === 'number' ? 'results-number' : '';
}

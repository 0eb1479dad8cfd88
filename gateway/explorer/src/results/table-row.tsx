import { memo, type ReactElement } from 'react';
import { cellText } from './cell-text';
import type { ResultsTexts } from './results-texts';
import type { Cell, Column } from './rows/table';

interface TableRowProps {
  /** From 0, of the rows without the head. */
  readonly at: number;
  readonly cells: readonly Cell[];
  readonly columns: readonly Column[];
  readonly texts: ResultsTexts;
}

/** A row that stays as it is while the table is scrolled: none of what it is given changes then. */
export const TableRow = memo(function TableRow(props: TableRowProps): ReactElement {
  const { at, cells, columns, texts } = props;
  return (
    // Row 1 is the head.
    <div role="row" aria-rowindex={at + 2} className="results-row">
      {cells.map((cell, column) => (
        <div role="cell" key={columns[column]?.name} className={classOf(cell)}>
          {cellText(cell, texts)}
        </div>
      ))}
    </div>
  );
});

function classOf(cell: Cell): string | undefined {
  return typeof cell === 'number' ? 'results-number' : undefined;
}

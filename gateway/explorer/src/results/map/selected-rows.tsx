import { type ReactElement, useEffect, useRef } from 'react';
import { type Texts, useTexts } from '../../shell/texts';
import { cellText } from '../cell-text';
import type { Cell, Table } from '../rows/table';
import type { LocatedRow } from './located-rows';

/** Who wants to read more than that looks closer, or at the table. */
const MOST_ROWS = 50;

interface SelectedRowsProps {
  readonly selected: readonly LocatedRow[];
  readonly table: Table;
  readonly onClose: () => void;
}

/** What a circle of the map stands for. It takes the focus, so that it is read where the reader is. */
export function SelectedRows({ selected, table, onClose }: SelectedRowsProps): ReactElement {
  const { results: texts } = useTexts();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [selected]);
  const shown = selected.slice(0, MOST_ROWS);
  return (
    <section className="results-selected" aria-labelledby="results-selected-title">
      <div>
        <h3 id="results-selected-title" tabIndex={-1} ref={title}>
          {texts.map.here(selected.length)}
        </h3>
        <button type="button" onClick={onClose}>
          {texts.map.close}
        </button>
      </div>
      <ol>
        {shown.map(({ row, name }) => (
          <li key={row}>
            <strong>{name ?? texts.map.row(row + 1)}</strong>
            <dl>
              {filledCells(table, row, texts).map(([column, text]) => (
                <div key={column}>
                  <dt>{column}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
      {selected.length > shown.length && <p>{texts.map.more(selected.length - shown.length)}</p>}
    </section>
  );
}

function filledCells(
  { columns, rows }: Table,
  row: number,
  texts: Texts['results'],
): readonly (readonly [string, string])[] {
  const cells: readonly Cell[] = rows[row] ?? [];
  return columns.flatMap(({ name }, at) => {
    const text = cellText(cells[at] ?? null, texts);
    return text === null ? [] : [[name, text] as const];
  });
}

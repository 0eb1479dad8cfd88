import { type ReactElement, useMemo, useState } from 'react';
import { type Texts, useTexts } from '../shell/texts';
import { cellText } from './cell-text';
import { type Group, grouped, numberColumns } from './rows/grouped';
import type { Table } from './rows/table';

/** More bars are not read; the rest is one bar of its own. */
const MOST_BARS = 30;
/** A column with fewer values makes the better first picture. */
const FEW_VALUES = 40;
const ROWS = 'rows';

interface ChartViewProps {
  readonly table: Table;
}

/** Bars: how many rows, or how much of a column, each value of another column has. */
export function ChartView({ table }: ChartViewProps): ReactElement {
  const texts = useTexts();
  const summed = useMemo(() => numberColumns(table), [table]);
  const [by, setBy] = useState(() => firstGrouping(table));
  const [measure, setMeasure] = useState<number | null>(null);
  const sumOf = measure !== null && summed.includes(measure) ? measure : null;
  const bars = useMemo(() => barsOf(grouped(table, { by, sumOf })), [table, by, sumOf]);
  const nameOf = (at: number): string => table.columns[at]?.name ?? '';
  return (
    <div
      className="results-frame results-chart"
      role="region"
      aria-label={texts.results.views.chart}
      tabIndex={0}
    >
      <p>
        <label>
          {texts.results.groupBy}{' '}
          <select value={by} onChange={(event) => setBy(Number(event.currentTarget.value))}>
            {table.columns.map(({ name }, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
          </select>
        </label>{' '}
        <label>
          {texts.results.measure}{' '}
          <select
            value={sumOf ?? ROWS}
            onChange={({ currentTarget: { value } }) =>
              setMeasure(value === ROWS ? null : Number(value))
            }
          >
            <option value={ROWS}>{texts.results.numberOfRows}</option>
            {summed.map((at) => (
              <option key={at} value={at}>
                {texts.results.sumOf(nameOf(at))}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Bars
        bars={bars}
        by={nameOf(by)}
        measure={sumOf === null ? texts.results.numberOfRows : nameOf(sumOf)}
      />
    </div>
  );
}

interface Bar {
  readonly group: Group;
  /** How many groups it stands for. */
  readonly count: number;
}

interface BarsProps {
  readonly bars: readonly Bar[];
  readonly by: string;
  readonly measure: string;
}

/** A table for who cannot see the bars. */
function Bars({ bars, by, measure }: BarsProps): ReactElement {
  const texts = useTexts();
  const number = new Intl.NumberFormat(texts.languageCode);
  const largest = Math.max(1, ...bars.map(({ group }) => group.amount));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{by}</th>
          <th scope="col">{measure}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={`${typeof bar.group.value} ${bar.group.value} ${bar.count}`}>
            <th scope="row">{barName(bar, texts.results)}</th>
            <td>
              <span
                className="results-bar"
                style={{ width: `${(100 * Math.max(0, bar.group.amount)) / largest}%` }}
              />
              <span>{number.format(bar.group.amount)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function barsOf(groups: readonly Group[]): readonly Bar[] {
  const shown = groups.slice(0, MOST_BARS).map((group) => ({ group, count: 1 }));
  const rest = groups.slice(MOST_BARS);
  const amount = rest.reduce((sum, group) => sum + group.amount, 0);
  return rest.length === 0
    ? shown
    : [...shown, { group: { value: null, amount }, count: rest.length }];
}

function barName({ group: { value }, count }: Bar, texts: Texts['results']): string {
  return count > 1 ? texts.others(count) : (cellText(value, texts) ?? texts.empty);
}

/** The first column that puts several rows together, else the first one. */
function firstGrouping({ columns, rows }: Table): number {
  const found = columns.findIndex((_, at) => {
    const { size } = new Set(rows.map((row) => row[at] ?? null));
    return size > 1 && size < rows.length && size <= FEW_VALUES;
  });
  return Math.max(found, 0);
}

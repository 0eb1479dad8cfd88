import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import { useTexts } from '../shell/texts';
import { AllPages } from './all-pages';
import { ChartView } from './chart-view';
import { DownloadButtons } from './download-buttons';
import { locatedLists } from './map/coordinates';
import type { RowsOfAnswer } from './map/located-rows';
import type { Json } from './rows/json';
import { type RowList, rowLists } from './rows/row-lists';
import { readablePath, tableOf } from './rows/table';
import { TableView } from './table-view';
import { useAllPages } from './use-all-pages';
import { useAnswer } from './use-answer';

/** What draws maps is as large as the editor: loaded by who looks at one. */
const MapView = lazy(async () => ({ default: (await import('./map/map-view')).MapView }));

type View = 'table' | 'map' | 'chart';

interface ResultPanelProps {
  readonly view: View;
}

/** A list of the answer in the editor as a table, a map or a chart, with the rest of its pages and as a file. */
export function ResultPanel({ view }: ResultPanelProps): ReactElement {
  const { results: texts } = useTexts();
  const answer = useAnswer();
  const walk = useAllPages(answer);
  const data = walk.data ?? answer;
  const lists = useMemo(() => listsFor(view, data), [view, data]);
  const [chosen, setChosen] = useState('');
  const list = lists.find(({ path }) => keyOf(path) === chosen) ?? lists[0];
  const path = list?.path ?? [];
  const key = keyOf(path);
  // The path is made anew with each answer, though it says the same.
  const table = useMemo(() => tableOf(data, path), [data, key]);
  if (data === null) {
    return <p role="status">{texts.nothing}</p>;
  }
  if (lists.length === 0) {
    return <p role="status">{texts.map.nowhere}</p>;
  }
  const name = readablePath(path) || texts.root;
  return (
    <>
      <div className="results-tools">
        <RowsChoice lists={lists} chosen={key} onChange={setChosen} />
        <AllPages walk={walk} path={path} />
        <DownloadButtons name={name} table={table} data={data} path={path} />
      </div>
      <ChosenView key={key} view={view} name={name} rows={{ table, data, path }} />
    </>
  );
}

interface ChosenViewProps {
  readonly view: View;
  readonly name: string;
  readonly rows: RowsOfAnswer;
}

function ChosenView({ view, name, rows }: ChosenViewProps): ReactElement {
  const { loading } = useTexts();
  switch (view) {
    case 'table':
      return <TableView name={name} table={rows.table} />;
    case 'chart':
      return <ChartView table={rows.table} />;
    default:
      return (
        <Suspense fallback={<p role="status">{loading}</p>}>
          <MapView name={name} rows={rows} />
        </Suspense>
      );
  }
}

function listsFor(view: View, data: Json): readonly RowList[] {
  const lists = rowLists(data);
  return view === 'map' ? locatedLists(data, lists) : lists;
}

interface RowsChoiceProps {
  readonly lists: readonly RowList[];
  readonly chosen: string;
  readonly onChange: (key: string) => void;
}

function RowsChoice({ lists, chosen, onChange }: RowsChoiceProps): ReactElement {
  const { results: texts } = useTexts();
  return (
    <label>
      {texts.rows}{' '}
      <select value={chosen} onChange={(event) => onChange(event.currentTarget.value)}>
        {lists.map(({ path, count }) => (
          <option key={keyOf(path)} value={keyOf(path)}>
            {texts.rowList(readablePath(path) || texts.root, count)}
          </option>
        ))}
      </select>
    </label>
  );
}

function keyOf(path: readonly string[]): string {
  return path.join('.');
}

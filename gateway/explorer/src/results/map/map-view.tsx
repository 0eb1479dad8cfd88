import { type ReactElement, useMemo, useState } from 'react';
import { useTexts } from '../../shell/texts';
import { type LocatedRow, locatedRows, type RowsOfAnswer } from './located-rows';
import './map.css';
import { PlaceChoice } from './place-choice';
import { SelectedRows } from './selected-rows';
import { useResultMap } from './use-result-map';

interface MapViewProps {
  readonly name: string;
  readonly rows: RowsOfAnswer;
}

/** The rows of a list on a map, with what is in the circle that was pressed last. */
export function MapView({ name, rows }: MapViewProps): ReactElement {
  const { map: texts } = useTexts().results;
  const { table } = rows;
  const located = useMemo(() => locatedRows(rows), [table]);
  const [selected, setSelected] = useState<readonly LocatedRow[]>([]);
  const { container, map, cannotDraw } = useResultMap(located, setSelected);
  const label = texts.mapOf(name, located.length, table.rows.length);
  return (
    <section className="results-frame results-map" aria-label={label}>
      <p>
        <span role="status">{cannotDraw ? texts.noWebGl : label}</span>
        {map !== null && <PlaceChoice map={map} />}
      </p>
      <div className="results-map-canvas" ref={container} />
      {selected.length > 0 && (
        <SelectedRows selected={selected} table={table} onClose={() => setSelected([])} />
      )}
    </section>
  );
}

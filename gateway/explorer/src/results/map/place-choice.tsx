import { type ReactElement, useContext } from 'react';
import { useTexts } from '../../shell/texts';
import { PlacesContext } from './places';
import type { ResultMap } from './result-map';

const ALL_ROWS = 'all';
const NOT_CHOSEN = '';

interface PlaceChoiceProps {
  readonly map: ResultMap;
}

/** Goes to all rows, or to a place that the graph offers. It goes there again when it is chosen again. */
export function PlaceChoice({ map }: PlaceChoiceProps): ReactElement {
  const texts = useTexts();
  const places = useContext(PlacesContext);
  const go = (chosen: string): void => {
    const place = places[Number(chosen)];
    if (chosen === ALL_ROWS || place === undefined) map.goToAll();
    else map.goTo(place);
  };
  return (
    <label>
      {texts.results.map.goTo}{' '}
      <select value={NOT_CHOSEN} onChange={({ currentTarget: { value } }) => go(value)}>
        <option value={NOT_CHOSEN} disabled>
          {texts.results.map.choose}
        </option>
        <option value={ALL_ROWS}>{texts.results.map.allRows}</option>
        {places.map(({ names }, at) => (
          <option key={names.fr} value={at}>
            {names[texts.languageCode]}
          </option>
        ))}
      </select>
    </label>
  );
}

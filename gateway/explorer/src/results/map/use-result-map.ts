import { DARK_BASE_MAP, LIGHT_BASE_MAP } from '@apogee/base-map';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useColourScheme } from '../../shell/colour-scheme';
import { useTexts } from '../../shell/texts';
import type { LocatedRow } from './located-rows';
import { ResultMap } from './result-map';

const COLOURS = { light: LIGHT_BASE_MAP, dark: DARK_BASE_MAP } as const;

interface ShownMap {
  readonly container: RefObject<HTMLDivElement | null>;
  /** Null before it is drawn, and where it cannot be. */
  readonly map: ResultMap | null;
  readonly cannotDraw: boolean;
}

/** A map in the page's colours and the reader's language, with these rows on it. */
export function useResultMap(
  rows: readonly LocatedRow[],
  onSelect: (rows: readonly LocatedRow[]) => void,
): ShownMap {
  const container = useRef<HTMLDivElement>(null);
  const colours = COLOURS[useColourScheme()];
  const texts = useTexts().results.map;
  const [map, setMap] = useState<ResultMap | null>(null);
  const [cannotDraw, setCannotDraw] = useState(false);
  useEffect(() => {
    if (container.current === null) return undefined;
    try {
      const made = new ResultMap({ container: container.current, colours, texts, onSelect });
      setMap(made);
      return () => made.remove();
    } catch {
      setCannotDraw(true);
      return undefined;
    }
  }, [colours, texts, onSelect]);
  useEffect(() => map?.show(rows), [map, rows]);
  return { container, map, cannotDraw };
}

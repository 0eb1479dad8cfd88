import { baseMap, LIGHT_BASE_MAP } from '@apogee/base-map';
import type { StyleSpecification } from 'maplibre-gl';
import type { View } from './graph';

const SPACE = '#1d3f72';

/** Addresses of tiles as MapLibre wants them, with the names of their parts in braces. */
export function tileAddress(demonstration: View['demonstration']): string {
  const root = new URL('..', location.href).href;
  return `${root}tiles/{z}/{x}/{y}.mvt${demonstration === null ? '' : `?demonstration=${demonstration}`}`;
}

/** The outline of the world below the tiles of the graph. */
export function mapStyle(demonstration: View['demonstration']): StyleSpecification {
  const { sources, layers, ...base } = baseMap(LIGHT_BASE_MAP);
  return {
    ...base,
    sources: {
      ...sources,
      establishments: {
        type: 'vector',
        tiles: [tileAddress(demonstration)],
        maxzoom: 18,
        attribution: 'GeoNames, CC BY 4.0 · INSEE, La Poste, DGCL, Licence Ouverte',
      },
    },
    layers: [
      ...layers,
      {
        id: 'clusters',
        type: 'circle',
        source: 'establishments',
        'source-layer': 'clusters',
        paint: {
          'circle-color': SPACE,
          'circle-opacity': 0.8,
          'circle-radius': ['interpolate', ['linear'], ['log10', ['get', 'count']], 0, 9, 4, 28],
        },
      },
      {
        id: 'establishments',
        type: 'circle',
        source: 'establishments',
        'source-layer': 'establishments',
        paint: {
          'circle-color': SPACE,
          'circle-radius': 5,
          'circle-stroke-color': LIGHT_BASE_MAP.land,
          'circle-stroke-width': 1,
        },
      },
    ],
  };
}

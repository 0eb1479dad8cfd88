import type { StyleSpecification } from 'maplibre-gl';
import { feature } from 'topojson-client';
import world from 'world-atlas/countries-50m.json';
import type { View } from './graph';

const SEA = '#dfe8ef';
const LAND = '#f7f5f0';
const BORDER = '#b9b3a6';
const SPACE = '#1d3f72';

/** Addresses of tiles as MapLibre wants them, with the names of their parts in braces. */
export function tileAddress(demonstration: View['demonstration']): string {
  const root = new URL('..', location.href).href;
  return `${root}tiles/{z}/{x}/{y}.mvt${demonstration === null ? '' : `?demonstration=${demonstration}`}`;
}

/** Countries of Natural Earth below the tiles of the graph: nothing comes from anywhere else. */
export function mapStyle(demonstration: View['demonstration']): StyleSpecification {
  return {
    version: 8,
    sources: {
      world: { type: 'geojson', data: feature(world, world.objects.countries) },
      establishments: {
        type: 'vector',
        tiles: [tileAddress(demonstration)],
        maxzoom: 18,
        attribution: 'GeoNames, CC BY 4.0 · INSEE, La Poste, DGCL, Licence Ouverte · Natural Earth',
      },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': SEA } },
      { id: 'land', type: 'fill', source: 'world', paint: { 'fill-color': LAND } },
      { id: 'borders', type: 'line', source: 'world', paint: { 'line-color': BORDER } },
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
          'circle-stroke-color': LAND,
          'circle-stroke-width': 1,
        },
      },
    ],
  };
}

import 'maplibre-gl/dist/maplibre-gl.css';
import { type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { feature } from 'topojson-client';
import world from 'world-atlas/countries-50m.json';

/** What the outline of the world is drawn in. */
export interface BaseMapColours {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
}

export const LIGHT_BASE_MAP: BaseMapColours = {
  sea: '#dfe8ef',
  land: '#f7f5f0',
  border: '#b9b3a6',
};

export const DARK_BASE_MAP: BaseMapColours = {
  sea: '#141b29',
  land: '#2a3447',
  border: '#566279',
};

setWorkerUrl(new URL(workerUrl, import.meta.url).href);

/** Countries of Natural Earth, below whatever a page puts on them: nothing comes from another server. */
export function baseMap({ sea, land, border }: BaseMapColours): StyleSpecification {
  return {
    version: 8,
    sources: {
      world: {
        type: 'geojson',
        data: feature(world, world.objects.countries),
        attribution: 'Natural Earth',
      },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': sea } },
      { id: 'land', type: 'fill', source: 'world', paint: { 'fill-color': land } },
      { id: 'borders', type: 'line', source: 'world', paint: { 'line-color': border } },
    ],
  };
}

import type { GraphQLRequest } from '@apogee/shared/graphql';
import type { Place } from './located-establishments';

/** What a map front end asks again and again. */
export interface Question {
  readonly name: string;
  readonly at: (place: Place) => GraphQLRequest;
}

const EDGES = 'edges { distanceKm node { id } }';

/** Half the height and width of a view of about 300 km, in degrees. */
const HALF_VIEW = { latitude: 1.4, longitude: 2 };
const VIEW_ZOOM = 8;
const TILE_ZOOM = 6;

export const QUESTIONS: readonly Question[] = [
  {
    name: 'nearest 20',
    at: (point) => ({
      query: `query ($point: GeoPointInput!) { establishmentsNearest(point: $point, first: 20) { ${EDGES} } }`,
      variables: { point },
    }),
  },
  {
    name: 'radius 50 km, first 20',
    at: (point) => ({
      query: `query ($point: GeoPointInput!) { establishmentsNear(point: $point, radiusKm: 50, first: 20) { ${EDGES} } }`,
      variables: { point },
    }),
  },
  {
    name: 'clusters of a view',
    at: ({ latitude, longitude }) => ({
      query: `query ($bounds: BoundsInput!, $zoom: Int!) { mapClusters(bounds: $bounds, zoom: $zoom) { id count centroid { latitude longitude } } }`,
      variables: {
        zoom: VIEW_ZOOM,
        bounds: {
          south: latitude - HALF_VIEW.latitude,
          north: latitude + HALF_VIEW.latitude,
          west: longitude - HALF_VIEW.longitude,
          east: longitude + HALF_VIEW.longitude,
        },
      },
    }),
  },
  {
    name: 'one tile, z6',
    at: (place) => ({
      query: 'query ($z: Int!, $x: Int!, $y: Int!) { mapTile(z: $z, x: $x, y: $y) { content } }',
      variables: { z: TILE_ZOOM, ...tileAt(place) },
    }),
  },
];

function tileAt({ latitude, longitude }: Place): { readonly x: number; readonly y: number } {
  const mercator = Math.asinh(Math.tan((latitude * Math.PI) / 180));
  const side = 2 ** TILE_ZOOM;
  return {
    x: Math.floor(((longitude + 180) / 360) * side),
    y: Math.floor(((1 - mercator / Math.PI) / 2) * side),
  };
}

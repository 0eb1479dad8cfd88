import { BadUserInput } from '@apogee/shared/errors';

/** Longitude and latitude, as GeoJSON (RFC 7946) writes a position. */
export type Position = readonly [longitude: number, latitude: number];

/** The outer ring and the rings of holes, each closed. */
type Polygon = readonly (readonly Position[])[];

/** One polygon or several: GeoJSON cuts in two what crosses the antimeridian. */
export type Area = readonly Polygon[];

const MOST_POSITIONS = 1000;
const FEWEST_OF_RING = 4;

/** Reads a GeoJSON Polygon or MultiPolygon. Throws `BadUserInput` that names the argument and what is wrong. */
export function parseArea(value: unknown, argument: string): Area {
  const refuse = (reason: string): never => {
    throw new BadUserInput(`${argument}: ${reason}`, argument);
  };
  const polygons = polygonsOf(value);
  if (polygons === null) {
    return refuse('must be a GeoJSON geometry of type Polygon or MultiPolygon.');
  }
  const rings = polygons.flat();
  if (polygons.length === 0 || polygons.some((polygon) => polygon.length === 0)) {
    return refuse('must have an outer ring.');
  }
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > MOST_POSITIONS) {
    return refuse(`must have at most ${MOST_POSITIONS} positions.`);
  }
  if (!rings.every(isClosed)) {
    return refuse('every ring must have four positions or more and end where it begins.');
  }
  if (!rings.flat().every(isOnEarth)) {
    return refuse('positions are longitude (−180 to 180) and latitude (−90 to 90).');
  }
  return polygons;
}

function polygonsOf(value: unknown): Area | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) {
    return null;
  }
  const coordinates = 'coordinates' in value ? value.coordinates : null;
  if (value.type === 'Polygon') {
    return isPolygon(coordinates) ? [coordinates] : null;
  }
  const isArea = value.type === 'MultiPolygon' && Array.isArray(coordinates);
  return isArea && coordinates.every(isPolygon) ? coordinates : null;
}

function isPolygon(value: unknown): value is Polygon {
  return (
    Array.isArray(value) && value.every((ring) => Array.isArray(ring) && ring.every(isPosition))
  );
}

/** A third number, the height, is allowed and means nothing here. */
function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && value.length >= 2 && value.every((one) => typeof one === 'number');
}

function isOnEarth([longitude, latitude]: Position): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length >= FEWEST_OF_RING && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** As GeoJSON, without heights. */
export function toGeoJson(area: Area): string {
  return JSON.stringify({
    type: 'MultiPolygon',
    coordinates: area.map((polygon) =>
      polygon.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])),
    ),
  });
}

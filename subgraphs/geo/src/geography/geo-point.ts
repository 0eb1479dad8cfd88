/** A position on Earth, WGS 84, in decimal degrees. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Mean radius of the WGS 84 ellipsoid, the one PostGIS uses when it computes on the sphere.
 * Distances of the whole subgraph are great-circle distances on this sphere: they differ from the
 * ellipsoid's by at most 0.6 %.
 */
const EARTH_RADIUS_KM = 6371.008_771_415_06;

const RADIANS = Math.PI / 180;

/** Great-circle distance by the haversine formula, which stays exact for neighbouring points. */
export function greatCircleKm(from: GeoPoint, to: GeoPoint): number {
  const halfLatitude = Math.sin(((to.latitude - from.latitude) * RADIANS) / 2);
  const halfLongitude = Math.sin(((to.longitude - from.longitude) * RADIANS) / 2);
  const chord =
    halfLatitude ** 2 +
    Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * halfLongitude ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The point as seen from the Earth's centre, in Earth radii: PostgreSQL's own sine refuses tiny angles. */
export function unitVector({ latitude, longitude }: GeoPoint): readonly [number, number, number] {
  const [phi, lambda] = [latitude * RADIANS, longitude * RADIANS];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** The straight line through the Earth that joins two points at this great-circle distance, in Earth radii. */
export function chordOf(distanceKm: number): number {
  return 2 * Math.sin(Math.min(distanceKm / EARTH_RADIUS_KM, Math.PI) / 2);
}

/**
 * Mean of latitudes and longitudes. Good for points of one territory; no French territory
 * crosses the antimeridian, where such a mean would be meaningless.
 */
export function meanPoint(points: readonly GeoPoint[]): GeoPoint | null {
  if (points.length === 0) {
    return null;
  }
  const sum = points.reduce(
    (total, point) => ({
      latitude: total.latitude + point.latitude,
      longitude: total.longitude + point.longitude,
    }),
    { latitude: 0, longitude: 0 },
  );
  return { latitude: sum.latitude / points.length, longitude: sum.longitude / points.length };
}

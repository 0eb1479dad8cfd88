export interface Circle {
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
}

/** The sphere that PostGIS takes for the one of WGS 84. */
const EARTH_RADIUS_KM = 6371.008_771_415_06;

/** A point on a sphere of radius 1. */
type UnitVector = readonly [x: number, y: number, z: number];

export function unitVectorOf({ latitude, longitude }: Circle): UnitVector {
  const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

/** The square of the longest straight way, through the sphere of radius 1, from the centre to a place in the circle. */
export function squaredChordOf({ radiusKm }: Circle): number {
  const angle = Math.min(radiusKm / EARTH_RADIUS_KM, Math.PI);
  return (2 * Math.sin(angle / 2)) ** 2;
}

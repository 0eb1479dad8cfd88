import { BadUserInput } from '@apogee/shared/errors';
import type { GeoPoint } from './geo-point';

/** A box of parallels and meridians. `west` greater than `east` means that it crosses the antimeridian. */
export interface Bounds {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** Four columns that are either all known or all null. */
export type BoundsColumns = { readonly [Side in keyof Bounds]: number | null };

export function boundsFrom({ south, west, north, east }: BoundsColumns): Bounds | null {
  return south === null || west === null || north === null || east === null
    ? null
    : { south, west, north, east };
}

/** The smallest box around the points; none when there is no point. */
export function boundsOf(points: readonly GeoPoint[]): Bounds | null {
  if (points.length === 0) {
    return null;
  }
  return points.reduce<Bounds>(
    (box, point) => ({
      south: Math.min(box.south, point.latitude),
      west: Math.min(box.west, point.longitude),
      north: Math.max(box.north, point.latitude),
      east: Math.max(box.east, point.longitude),
    }),
    { south: 90, west: 180, north: -90, east: -180 },
  );
}

/** Refuses a box that stands on its head; `argument` is the path of the box in the operation, if it has one. */
export function assertSouthBelowNorth(bounds: Bounds, argument: string): void {
  if (bounds.south > bounds.north) {
    const path = argument === '' ? '' : `${argument}.`;
    throw new BadUserInput(`${path}south: must not be greater than ${path}north.`, `${path}south`);
  }
}

/** The box as one box, or as two when it crosses the antimeridian: PostGIS knows plain boxes only. */
export function splitAtAntimeridian(bounds: Bounds): readonly Bounds[] {
  if (bounds.west <= bounds.east) {
    return [bounds];
  }
  return [
    { ...bounds, east: 180 },
    { ...bounds, west: -180 },
  ];
}

export function contains(bounds: Bounds, point: GeoPoint): boolean {
  return splitAtAntimeridian(bounds).some(
    (box) =>
      point.latitude >= box.south &&
      point.latitude <= box.north &&
      point.longitude >= box.west &&
      point.longitude <= box.east,
  );
}

import * as fc from 'fast-check';
import type { GeoPoint } from '../geography/geo-point';
import type { Position } from '../geography/polygon';

/** A convex polygon around a centre, perhaps with a hole of half its size; its eastern longitudes may exceed 180. */
export interface Hull {
  readonly ring: readonly Position[];
  readonly hole: readonly Position[] | null;
}

/** Corners on an ellipse, so that they make a convex polygon in whichever number. */
export function hulls(centres: fc.Arbitrary<GeoPoint>): fc.Arbitrary<Hull> {
  return fc
    .record({
      centre: centres.filter(({ latitude }) => Math.abs(latitude) < 80),
      east: fc.double({ min: 0.01, max: 20, noNaN: true }),
      north: fc.double({ min: 0.01, max: 9, noNaN: true }),
      angles: fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 12 }),
      hasHole: fc.boolean(),
    })
    .map(({ centre, east, north, angles, hasHole }) => {
      const at = (angle: number, size: number): Position => [
        centre.longitude + size * east * Math.cos((angle * Math.PI) / 180),
        centre.latitude + size * north * Math.sin((angle * Math.PI) / 180),
      ];
      const turned = angles.toSorted((a, b) => a - b);
      const ring = turned.map((angle) => at(angle, 1));
      const middle = mean(ring);
      const hole = ring.map(
        (corner): Position => [(corner[0] + middle[0]) / 2, (corner[1] + middle[1]) / 2],
      );
      const isCut = ring.some(([longitude]) => Math.abs(longitude) > 180);
      return { ring, hole: hasHole && !isCut ? hole : null };
    });
}

/** As a client writes it: cut at the antimeridian into polygons on either side. */
export function toGeoJsonArea({ ring, hole }: Hull): object {
  const parts = [-360, 0, 360].flatMap((turn) => {
    const cut = (corners: readonly Position[]): readonly Position[] =>
      within180(corners.map(([longitude, latitude]) => [longitude + turn, latitude]));
    const outer = cut(ring);
    const holes = hole === null || turn !== 0 ? [] : [closed(hole)];
    return outer.length < 3 ? [] : [[closed(outer), ...holes]];
  });
  return { type: 'MultiPolygon', coordinates: parts };
}

/** By brute force: on the same side of every edge, and not so of the hole. */
export function hullContains({ ring, hole }: Hull, { latitude, longitude }: GeoPoint): boolean {
  return [-360, 0, 360].some((turn) => {
    const point: Position = [longitude + turn, latitude];
    return isInside(ring, point) && !(hole !== null && isInside(hole, point));
  });
}

function isInside(ring: readonly Position[], point: Position): boolean {
  return ring.every(
    (corner, at) => side(corner, ring[(at + 1) % ring.length] ?? corner, point) >= 0,
  );
}

function side(from: Position, to: Position, point: Position): number {
  return (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]);
}

function within180(ring: readonly Position[]): readonly Position[] {
  return clipped(
    clipped(ring, (longitude) => 180 - longitude),
    (longitude) => longitude + 180,
  );
}

/** Sutherland and Hodgman's clipping of a convex ring by one meridian. */
function clipped(
  ring: readonly Position[],
  room: (longitude: number) => number,
): readonly Position[] {
  return ring.flatMap((corner, at) => {
    const before = ring[(at + ring.length - 1) % ring.length] ?? corner;
    const [roomBefore, roomHere] = [room(before[0]), room(corner[0])];
    const crosses = roomBefore > 0 !== roomHere > 0 && roomBefore !== roomHere;
    const part = roomBefore / (roomBefore - roomHere);
    const crossing: Position = [
      roomHere === 0 ? corner[0] : Math.round(before[0] + part * (corner[0] - before[0])),
      before[1] + part * (corner[1] - before[1]),
    ];
    return [...(crosses ? [crossing] : []), ...(roomHere > 0 ? [corner] : [])];
  });
}

function mean(ring: readonly Position[]): Position {
  const sum = ring.reduce(([x, y], [longitude, latitude]) => [x + longitude, y + latitude], [0, 0]);
  return [(sum[0] ?? 0) / ring.length, (sum[1] ?? 0) / ring.length];
}

function closed(ring: readonly Position[]): readonly Position[] {
  return [...ring, ...ring.slice(0, 1)];
}

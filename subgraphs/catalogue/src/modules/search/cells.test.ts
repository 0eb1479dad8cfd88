import * as fc from 'fast-check';
import { CELL_SIZES, cellsBeside, cellsOf, localCellsOf } from './cells';
import { type Circle, squaredChordOf, unitVectorOf } from './circle';

const anyCircle: fc.Arbitrary<Circle> = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  radiusKm: fc.oneof(
    fc.double({ min: 0.1, max: 100, noNaN: true }),
    fc.double({ min: 100, max: 5000, noNaN: true }),
  ),
});

/** A place near the centre: in the circle or not. */
const anyWay = fc.record({
  north: fc.double({ min: -1, max: 1, noNaN: true }),
  east: fc.double({ min: -1, max: 1, noNaN: true }),
});

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

function placeAt(circle: Circle, { north, east }: { north: number; east: number }): Place {
  const degrees = circle.radiusKm / 111;
  const latitude = Math.max(-90, Math.min(90, circle.latitude + north * degrees));
  const width = Math.min(180, degrees / Math.max(1e-6, Math.cos((latitude * Math.PI) / 180)));
  const longitude = ((circle.longitude + east * width + 540) % 360) - 180;
  return { latitude, longitude };
}

function isWithin(circle: Circle, place: Place): boolean {
  const centre = unitVectorOf(circle);
  const there = unitVectorOf({ ...place, radiusKm: 0 });
  const squared = centre.reduce((sum, part, axis) => sum + (part - (there[axis] ?? 0)) ** 2, 0);
  return squared <= squaredChordOf(circle);
}

const cellsAt = ({ latitude, longitude }: Place): string[] =>
  CELL_SIZES.map(
    (size, level) => `CELL:${level}:${Math.floor(latitude / size)}:${Math.floor(longitude / size)}`,
  );

function cellsBesideLocalOnes(radiusKm: number): string[] | null {
  const circle = { latitude: 43.6, longitude: 1.44, radiusKm };
  return cellsBeside(circle, localCellsOf(circle) ?? []);
}

it('names a cell of every place in a circle, unless it names none', () => {
  fc.assert(
    fc.property(anyCircle, anyWay, (circle, way) => {
      const place = placeAt(circle, way);
      fc.pre(isWithin(circle, place));
      const own = cellsAt(place);
      const local = localCellsOf(circle);
      const namings = [
        cellsOf(circle),
        local,
        local === null ? null : cellsBeside(circle, local),
      ].filter((cells) => cells !== null);
      for (const cells of namings) {
        expect(own.some((cell) => cells.includes(cell))).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

it('looks finer cells up beside local ones around a small circle only', () => {
  expect(cellsBesideLocalOnes(10)).toEqual(['CELL:0:174:5', 'CELL:0:174:6']);
  expect(cellsBesideLocalOnes(50)).toBeNull();
});

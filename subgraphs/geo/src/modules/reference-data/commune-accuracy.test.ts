import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GeoPoint, greatCircleKm } from '../../geography/geo-point';
import { LocationPrecision } from '../../geography/location-precision';
import type { Commune } from '../../geography/territory';
import { readReferenceData } from './reference-data.source';

/** Every commune of 2026 with its centre: for checking only, and beside the project, never in it. */
const CENTRES = join(__dirname, '../../../../../../shared/data/geo/communes_fr_2026.csv');

const whereCentresAreKnown = existsSync(CENTRES) ? describe : describe.skip;

interface Centre extends GeoPoint {
  readonly inseeCode: string;
}

/** Cells may be quoted; the first and the last three of a line are none that hold a comma. */
function readCentres(): readonly Centre[] {
  const [, ...lines] = readFileSync(CENTRES, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    return {
      inseeCode: cells[0] ?? '',
      latitude: Number(cells[6]),
      longitude: Number(cells[7]),
    };
  });
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
}

whereCentresAreKnown('against a table of all communes and their centres', () => {
  let communes: ReadonlyMap<string, Commune>;
  let centres: readonly Centre[];

  beforeAll(async () => {
    const { communes: built } = await readReferenceData();
    communes = new Map(built.map((commune) => [commune.inseeCode, commune]));
    centres = readCentres();
  });

  /** Kilometres off, from the best to the worst. */
  function errorsOf(precisions: readonly LocationPrecision[]): readonly number[] {
    return centres
      .flatMap((centre) => {
        const point = communes.get(centre.inseeCode)?.centroid ?? null;
        const isMeant = point !== null && precisions.includes(point.precision);
        return isMeant ? [greatCircleKm(centre, point)] : [];
      })
      .toSorted((a, b) => a - b);
  }

  it('every INSEE code is known', () => {
    expect(centres.length).toBeGreaterThan(35_000);
    expect(centres.filter(({ inseeCode }) => !communes.has(inseeCode))).toEqual([]);
  });

  it('communes with a point of their own are within 1.5 km by median, 95 % within 4 km', () => {
    for (const precision of Object.values(LocationPrecision)) {
      report(precision, errorsOf([precision]));
    }
    report('all', errorsOf(Object.values(LocationPrecision)));
    const own = errorsOf([LocationPrecision.MUNICIPALITY]);
    expect(own.length).toBeGreaterThan(14_000);
    expect(quantile(own, 0.5)).toBeLessThanOrEqual(1.5);
    expect(quantile(own, 0.95)).toBeLessThanOrEqual(4);
  });
});

function report(what: string, errors: readonly number[]): void {
  const [median, most] = [quantile(errors, 0.5).toFixed(2), quantile(errors, 0.95).toFixed(2)];
  process.stdout.write(`${what}: ${errors.length} communes, ${median} km off, 95 % ${most} km\n`);
}

import * as fc from 'fast-check';
import { type Bounds, contains } from '../../geography/bounds';
import { type GeoPoint, greatCircleKm } from '../../geography/geo-point';
import { cellOf, cellsOf, gridLevel } from '../../geography/map-grid';
import { type Hull, hullContains, hulls, toGeoJsonArea } from '../../testing/convex-polygons';
import { type GeoFixture, startGeo } from '../../testing/geo-fixture';

interface Located extends GeoPoint {
  readonly id: string;
  readonly demonstration: boolean;
}

/** As the argument: true, false, or null for both. */
type Demonstration = boolean | null;

interface Page {
  readonly totalCount: number;
  readonly edges: readonly {
    readonly cursor: string;
    readonly distanceKm: number | null;
    readonly node: { readonly id: string };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGE =
  'totalCount edges { cursor distanceKm node { id } } pageInfo { hasNextPage endCursor }';
const NEAR = `query ($point: GeoPointInput!, $radiusKm: Float!, $demonstration: Boolean, $first: Int!, $after: String) {
  page: establishmentsNear(point: $point, radiusKm: $radiusKm, demonstration: $demonstration, first: $first, after: $after) { ${PAGE} }
}`;
const IN_BOUNDS = `query ($bounds: BoundsInput!, $demonstration: Boolean, $first: Int!, $after: String) {
  page: establishmentsInBounds(bounds: $bounds, demonstration: $demonstration, first: $first, after: $after) { ${PAGE} }
}`;
const IN_POLYGON = `query ($polygon: GeoJSON!, $demonstration: Boolean, $first: Int!, $after: String) {
  page: establishmentsInPolygon(polygon: $polygon, demonstration: $demonstration, first: $first, after: $after) { ${PAGE} }
}`;
const NEAREST = `query ($point: GeoPointInput!, $demonstration: Boolean, $first: Int!, $after: String) {
  page: establishmentsNearest(point: $point, demonstration: $demonstration, first: $first, after: $after) { ${PAGE} }
}`;
const RINGS = `query ($point: GeoPointInput!, $radiiKm: [Float!]!, $demonstration: Boolean) {
  establishmentRings(point: $point, radiiKm: $radiiKm, demonstration: $demonstration) { fromKm toKm establishmentCount firmCount }
}`;
const CLUSTERS = `query ($bounds: BoundsInput!, $demonstration: Boolean, $zoom: Int!) {
  mapClusters(bounds: $bounds, demonstration: $demonstration, zoom: $zoom) { id count bounds { south west north east } establishments(first: 100) { id } }
}`;

/** The places the product knows: mainland France, Guyane, La Réunion, Wallis, French Polynesia, and the date line. */
const REGIONS: readonly GeoPoint[] = [
  { latitude: 46, longitude: 2 },
  { latitude: 5, longitude: -52.6 },
  { latitude: -21.1, longitude: 55.5 },
  { latitude: -13.3, longitude: -176.2 },
  { latitude: -17.5, longitude: -149.6 },
  { latitude: -16.5, longitude: 179.9 },
];

const aroundFrance: fc.Arbitrary<GeoPoint> = fc
  .record({
    center: fc.constantFrom(...REGIONS),
    north: fc.double({ min: -4, max: 4, noNaN: true }),
    east: fc.double({ min: -4, max: 4, noNaN: true }),
  })
  .map(({ center, north, east }) => ({
    latitude: center.latitude + north,
    longitude: wrapped(center.longitude + east),
  }));
const anywhere: fc.Arbitrary<GeoPoint> = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const place = fc.oneof({ weight: 3, arbitrary: aroundFrance }, { weight: 1, arbitrary: anywhere });
const radius = fc.oneof(
  fc.double({ min: 0.001, max: 500, noNaN: true }),
  fc.double({ min: 500, max: 20_000, noNaN: true }),
);
const box: fc.Arbitrary<Bounds> = fc.tuple(place, place).map(([one, other]) => ({
  south: Math.min(one.latitude, other.latitude),
  west: one.longitude,
  north: Math.max(one.latitude, other.latitude),
  east: other.longitude,
}));

const radii = fc
  .uniqueArray(fc.double({ min: 0.001, max: 20_000, noNaN: true }), { minLength: 1, maxLength: 10 })
  .map((each) => each.toSorted((a, b) => a - b));

const zooms = fc.integer({ min: 0, max: 22 });
const whose = fc.constantFrom<Demonstration>(null, true, false);

function wrapped(longitude: number): number {
  if (longitude > 180) {
    return longitude - 360;
  }
  return longitude < -180 ? longitude + 360 : longitude;
}

function edgesOf(pages: readonly Page[]): Page['edges'] {
  return pages.flatMap((page) => page.edges);
}

function isAsked(one: Located, demonstration: Demonstration): boolean {
  return demonstration === null || one.demonstration === demonstration;
}

/** What is located is located to ten centimetres; what is asked may be any number. */
function toMicrodegree(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

describe('establishments near a point and inside a box', () => {
  let geo: GeoFixture;
  const located: Located[] = fc
    .sample(place, { numRuns: 400, seed: 20_261_122 })
    .map((point, at) => ({
      latitude: toMicrodegree(point.latitude),
      longitude: toMicrodegree(point.longitude),
      id: `est-${String(at).padStart(4, '0')}`,
      demonstration: at % 3 === 0,
    }));

  beforeAll(async () => {
    geo = await startGeo();
    await replaceEstablishments(geo, located);
  });
  afterAll(() => geo.close());

  function insideOf(bounds: Bounds, demonstration: Demonstration): string[] {
    return located
      .filter((one) => contains(bounds, one) && isAsked(one, demonstration))
      .map((one) => one.id);
  }

  async function readAll(query: string, variables: Record<string, unknown>): Promise<Page[]> {
    const pages: Page[] = [];
    let after: string | null = null;
    do {
      const { page }: { page: Page } = await geo.ask(query, { ...variables, after });
      pages.push(page);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return pages;
  }

  it('are those within the great-circle radius, nearest first (170 random circles)', async () => {
    await fc.assert(
      fc.asyncProperty(place, radius, whose, async (point, radiusKm, demonstration) => {
        const pages = await readAll(NEAR, { point, radiusKm, demonstration, first: 100 });
        const edges = pages.flatMap((page) => page.edges);
        // A millimetre either side of the circle is nobody's promise.
        const asked = located.filter((one) => isAsked(one, demonstration));
        const distances = new Map(asked.map((one) => [one.id, greatCircleKm(point, one)]));
        const surely = [...distances].filter(([, km]) => km < radiusKm - 1e-6).map(([id]) => id);
        const maybe = [...distances].filter(([, km]) => km < radiusKm + 1e-6).map(([id]) => id);
        const found = edges.map((edge) => edge.node.id);
        expect(maybe).toEqual(expect.arrayContaining(found));
        expect(found).toEqual(expect.arrayContaining(surely));
        expect(new Set(found).size).toBe(found.length);
        expect(pages[0]?.totalCount).toBe(found.length);
        const reported = edges.map((edge) => edge.distanceKm ?? Number.NaN);
        // They are ordered by the straight line; nearly opposite points differ by less than a double can say.
        expect(reported.every((km, next) => km > (reported[next - 1] ?? 0) - 1e-4)).toBe(true);
        for (const edge of edges) {
          expect(edge.distanceKm).toBeCloseTo(distances.get(edge.node.id) ?? Number.NaN, 6);
        }
      }),
      { numRuns: 170 },
    );
  });

  it('are those within the box, by id, across the antimeridian too (170 random boxes)', async () => {
    await fc.assert(
      fc.asyncProperty(box, whose, async (bounds, demonstration) => {
        const pages = await readAll(IN_BOUNDS, { bounds, demonstration, first: 100 });
        const inside = insideOf(bounds, demonstration);
        expect(pages.flatMap((page) => page.edges.map((edge) => edge.node.id))).toEqual(inside);
        expect(pages[0]?.totalCount).toBe(inside.length);
      }),
      { numRuns: 170 },
    );
  });

  it('come in pages of any size as in one (40 random circles)', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 60 }), async (point, first) => {
        const pages = await readAll(NEAR, { point, radiusKm: 3000, first });
        const whole = await readAll(NEAR, { point, radiusKm: 3000, first: 100 });
        expect(edgesOf(pages)).toEqual(edgesOf(whole));
        expect(pages.every((page) => page.edges.length <= first)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('keep their order when several stand on the same spot', async () => {
    const spot = { latitude: 43.6, longitude: 1.44 };
    const crowd = Array.from({ length: 25 }, (_, at) => ({
      ...spot,
      id: `crowd-${at + 10}`,
      demonstration: false,
    }));
    await replaceEstablishments(geo, crowd);
    const pages = await readAll(NEAR, { point: spot, radiusKm: 1, first: 4 });
    await replaceEstablishments(geo, located);
    expect(pages.flatMap((page) => page.edges.map((edge) => edge.node.id))).toEqual(
      crowd.map((one) => one.id),
    );
  });

  it('are those within a polygon, with its holes, across the antimeridian too (160 random polygons)', async () => {
    await fc.assert(
      fc.asyncProperty(hulls(place), whose, async (hull: Hull, demonstration) => {
        const polygon = toGeoJsonArea(hull);
        const pages = await readAll(IN_POLYGON, { polygon, demonstration, first: 100 });
        const inside = located
          .filter((one) => isAsked(one, demonstration) && hullContains(hull, one))
          .map((one) => one.id);
        expect(pages.flatMap((page) => page.edges.map((edge) => edge.node.id))).toEqual(inside);
        expect(pages[0]?.totalCount).toBe(inside.length);
      }),
      { numRuns: 160 },
    );
  });

  it('come nearest first, however far they are (40 random points)', async () => {
    await fc.assert(
      fc.asyncProperty(place, whose, async (point, demonstration) => {
        const { page } = await geo.ask<{ page: Page }>(NEAREST, {
          point,
          demonstration,
          first: 20,
        });
        const asked = located.filter((one) => isAsked(one, demonstration));
        const nearest = asked
          .map((one) => greatCircleKm(point, one))
          .toSorted((a, b) => a - b)
          .slice(0, 20);
        expect(page.totalCount).toBe(asked.length);
        page.edges.forEach(({ distanceKm }, at) =>
          expect(distanceKm).toBeCloseTo(nearest[at] ?? Number.NaN, 6),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('are counted by rings, each in one (40 random centres)', async () => {
    await fc.assert(
      fc.asyncProperty(place, radii, whose, async (point, radiiKm, demonstration) => {
        const { establishmentRings } = await geo.ask<{
          establishmentRings: { fromKm: number; toKm: number; establishmentCount: number }[];
        }>(RINGS, { point, radiiKm, demonstration });
        const distances = located
          .filter((one) => isAsked(one, demonstration))
          .map((one) => greatCircleKm(point, one));
        expect(establishmentRings.map(({ toKm }) => toKm)).toEqual(radiiKm);
        for (const { fromKm, toKm, establishmentCount } of establishmentRings) {
          // A firm of the fixture has one establishment.
          const within = (slack: number): number =>
            distances.filter((km) => km > fromKm - slack && km <= toKm + slack).length;
          expect(establishmentCount).toBeGreaterThanOrEqual(within(-1e-6));
          expect(establishmentCount).toBeLessThanOrEqual(within(1e-6));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are grouped into clusters, each with all of its cell, at every zoom (60 random boxes)', async () => {
    await fc.assert(
      fc.asyncProperty(box, whose, zooms, async (bounds, demonstration, zoom) => {
        const { mapClusters } = await geo.ask<{
          mapClusters: { id: string; count: number; establishments: { id: string }[] }[];
        }>(CLUSTERS, { bounds, demonstration, zoom });
        const level = gridLevel(bounds, zoom);
        const ranges = cellsOf(bounds, level);
        const expected = new Map<string, string[]>();
        for (const one of located.filter((each) => isAsked(each, demonstration))) {
          const { x, y } = cellOf(one, level);
          if (ranges.some((r) => x >= r.fromX && x <= r.toX && y >= r.fromY && y <= r.toY)) {
            const id = `${level}/${x}/${y}`;
            expected.set(id, [...(expected.get(id) ?? []), one.id]);
          }
        }
        expect(mapClusters.length).toBeLessThanOrEqual(1024);
        expect(Object.fromEntries(mapClusters.map(({ id, count }) => [id, count]))).toEqual(
          Object.fromEntries([...expected].map(([id, members]) => [id, members.length])),
        );
        for (const { id, count, establishments } of mapClusters.filter(
          ({ count }) => count <= 100,
        )) {
          expect(establishments).toHaveLength(count);
          expect(establishments.map((one) => one.id)).toEqual(expected.get(id));
        }
        const all = new Set([...expected.values()].flat());
        expect(insideOf(bounds, demonstration).every((id) => all.has(id))).toBe(true);
      }),
      {
        numRuns: 60,
        // The whole world but a gap narrower than a cell.
        examples: [[{ south: -17.5, west: -149.6, north: -13.3, east: -176.2 }, null, 0]],
      },
    );
  });

  it('leave the map when they move or close', async () => {
    const [first] = located;
    const WORLD = { bounds: { south: -90, west: -180, north: 90, east: 180 }, zoom: 20 };
    const counted = async (): Promise<number> => {
      const { mapClusters } = await geo.ask<{ mapClusters: { count: number }[] }>(CLUSTERS, WORLD);
      return mapClusters.reduce((sum, { count }) => sum + count, 0);
    };
    const cellsLeft = 'select count(*) as count from geo.map_cell where level = 14';
    await geo.dataSource.query(
      `update geo.located_establishment set point = 'POINT(2.35 48.85)' where establishment_id = $1`,
      [first?.id],
    );
    expect(await counted()).toBe(located.length);
    await geo.dataSource.query('delete from geo.located_establishment');
    expect(await counted()).toBe(0);
    expect(await geo.dataSource.query(cellsLeft)).toEqual([{ count: 0 }]);
    await replaceEstablishments(geo, located);
    expect(await counted()).toBe(located.length);
  });
});

async function replaceEstablishments(geo: GeoFixture, located: readonly Located[]): Promise<void> {
  await geo.dataSource.query('delete from geo.located_establishment');
  await geo.dataSource.query(
    `insert into geo.located_establishment (establishment_id, firm_id, demonstration, point, precision, attribution, located_on)
     select id, 'firm-of-' || id, demonstration,
       extensions.st_setsrid(extensions.st_makepoint(longitude, latitude), 4326)::extensions.geography,
       'MUNICIPALITY', 'test', '2026-11-22'
     from unnest($1::text[], $2::float8[], $3::float8[], $4::boolean[]) as given (id, latitude, longitude, demonstration)`,
    [
      located.map((one) => one.id),
      located.map((one) => one.latitude),
      located.map((one) => one.longitude),
      located.map((one) => one.demonstration),
    ],
  );
}

import { type GeoFixture, startGeo } from './testing/geo-fixture';

interface Statistics {
  readonly establishmentCount: number;
  readonly firmCount: number;
}

interface Held {
  readonly statistics: Statistics;
  readonly establishments: {
    readonly totalCount: number;
    readonly nodes: readonly { id: string }[];
  };
}

type Territories = Readonly<Record<string, readonly (Held & { readonly code: string })[]>>;

const HELD = `
  statistics(demonstration: $demonstration) { establishmentCount firmCount }
  establishments(demonstration: $demonstration, first: 100) { totalCount nodes { id } }`;
const TERRITORIES = `query ($demonstration: Boolean) {
  regions { code ${HELD} }
  departements { code ${HELD} }
  paris: communes(text: "paris", departementCode: "75", first: 100) { nodes { code: inseeCode ${HELD} } }
}`;
const ONE_BY_ONE = `query ($demonstration: Boolean, $after: String) {
  region(code: "76") { establishments(demonstration: $demonstration, first: 1, after: $after) { pageInfo { endCursor } } }
}`;
const WORLD = '{ south: -90, west: -180, north: 90, east: 180 }';
const COUNTS = `query ($demonstration: Boolean) {
  near: establishmentsNear(point: { latitude: 43.6, longitude: 1.44 }, radiusKm: 50, demonstration: $demonstration) { totalCount }
  inBounds: establishmentsInBounds(bounds: ${WORLD}, demonstration: $demonstration) { totalCount }
  mapClusters(bounds: ${WORLD}, zoom: 3, demonstration: $demonstration) { count establishments(first: 100) { id } }
}`;

describe('fictitious demonstration firms', () => {
  let geo: GeoFixture;

  beforeAll(async () => {
    geo = await startGeo();
  });
  afterAll(() => geo.close());

  async function territories(demonstration: boolean | null): Promise<Territories> {
    const { regions, departements, paris } = await geo.ask<{
      regions: Territories[string];
      departements: Territories[string];
      paris: { nodes: Territories[string] };
    }>(TERRITORIES, { demonstration });
    return { regions, departements, communes: paris.nodes };
  }

  it.each(['regions', 'departements', 'communes'])(
    'are told from real ones in %s, and with them make all',
    async (level) => {
      const real = (await territories(false))[level] ?? [];
      const fictitious = (await territories(true))[level] ?? [];
      const all = (await territories(null))[level] ?? [];
      expect(all.some(({ statistics }) => statistics.firmCount > 0)).toBe(true);
      expect(all.map(({ statistics }) => statistics)).toEqual(
        all.map((_, at) => sumOf(real[at]?.statistics, fictitious[at]?.statistics)),
      );
      expect(all.map(idsOf)).toEqual(
        all.map((_, at) => [...idsOf(real[at]), ...idsOf(fictitious[at])].toSorted()),
      );
      for (const { statistics, establishments } of [...real, ...fictitious, ...all]) {
        expect(establishments.totalCount).toBe(statistics.establishmentCount);
      }
    },
  );

  it('are left out of the statistics of real firms, region by region', async () => {
    const expected = await geo.dataSource.query<({ code: string } & Statistics)[]>(
      `select region_code as code, count(*) as "establishmentCount", count(distinct firm_id) as "firmCount"
       from geo.located_establishment
       where not demonstration and firm_id not like 'firm-demo-%'
       group by region_code order by region_code`,
    );
    const { regions = [] } = await territories(false);
    expect(
      regions
        .filter(({ statistics }) => statistics.firmCount > 0)
        .map(({ code, statistics: { establishmentCount, firmCount } }) => ({
          code,
          establishmentCount,
          firmCount,
        })),
    ).toEqual(expected);
  });

  it('are both when nothing is said, alone or left out near a point, in a box and on the map', async () => {
    const [all, silent, fictitious, real] = await Promise.all([
      counts({ demonstration: null }),
      counts({}),
      counts({ demonstration: true }),
      counts({ demonstration: false }),
    ]);
    expect(silent).toEqual(all);
    expect(Math.min(...fictitious, ...real)).toBeGreaterThan(0);
    expect(all).toEqual(real.map((count, at) => count + (fictitious[at] ?? 0)));
  });

  it('have cursors that the list of real firms refuses', async () => {
    const { region } = await geo.ask<{
      region: { establishments: { pageInfo: { endCursor: string } } };
    }>(ONE_BY_ONE, { demonstration: true });
    const after = region.establishments.pageInfo.endCursor;
    expect(await geo.refusal(ONE_BY_ONE, { demonstration: false, after })).toEqual(
      expect.objectContaining({ code: 'BAD_USER_INPUT', argument: 'after' }),
    );
  });

  /** Near Toulouse, in the world, in its clusters. */
  async function counts(variables: { demonstration?: boolean | null }): Promise<number[]> {
    const { near, inBounds, mapClusters } = await geo.ask<{
      near: { totalCount: number };
      inBounds: { totalCount: number };
      mapClusters: { count: number; establishments: unknown[] }[];
    }>(COUNTS, variables);
    for (const { count, establishments } of mapClusters) {
      expect(establishments).toHaveLength(Math.min(count, 100));
    }
    const clustered = mapClusters.reduce((sum, { count }) => sum + count, 0);
    return [near.totalCount, inBounds.totalCount, clustered];
  }
});

function sumOf(one?: Statistics, other?: Statistics): Statistics {
  return {
    establishmentCount: (one?.establishmentCount ?? 0) + (other?.establishmentCount ?? 0),
    firmCount: (one?.firmCount ?? 0) + (other?.firmCount ?? 0),
  };
}

function idsOf(held?: Held): string[] {
  return (held?.establishments.nodes ?? []).map(({ id }) => id);
}

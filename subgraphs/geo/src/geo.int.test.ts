import { BATCHING_SLACK } from '@apogee/shared/testing';
import { greatCircleKm } from './geography/geo-point';
import { type GeoFixture, startGeo } from './testing/geo-fixture';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const ENTITIES = `query ($of: [_Any!]!) {
  _entities(representations: $of) {
    __typename
    ... on Establishment { id location { precision } commune { name } distanceKm(from: { latitude: 0, longitude: 0 }) }
    ... on Commune { inseeCode name }
    ... on Departement { code name }
    ... on Region { code name }
  }
}`;

const PLACES = `query ($text: String!, $kinds: [PlaceKind!], $first: Int! = 20, $after: String) {
  places(text: $text, kinds: $kinds, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes { __typename ... on Region { code } ... on Departement { code } ... on Epci { code } ... on Commune { inseeCode } }
  }
}`;

interface HeldFirms {
  readonly statistics: { readonly firmCount: number };
  readonly firms: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string; readonly communes: readonly object[] }[];
  };
}

describe('the geo subgraph', () => {
  let geo: GeoFixture;

  beforeAll(async () => {
    geo = await startGeo();
  });
  afterAll(() => geo.close());

  async function centroid(inseeCode: string): Promise<Point> {
    const { commune } = await geo.ask<{ commune: { centroid: Point } }>(
      'query ($inseeCode: String!) { commune(inseeCode: $inseeCode) { centroid { latitude longitude } } }',
      { inseeCode },
    );
    return commune.centroid;
  }

  describe('knows where places are', () => {
    it('puts Kourou at the town, not into the forest', async () => {
      const town = { latitude: 5.16, longitude: -52.65 };
      expect(greatCircleKm(await centroid('97304'), town)).toBeLessThan(3);
    });

    it.each([
      ['Paris', '75056', { latitude: 48.8566, longitude: 2.3522 }],
      ['Lyon', '69123', { latitude: 45.764, longitude: 4.8357 }],
      ['Marseille', '13055', { latitude: 43.2965, longitude: 5.3698 }],
      ['Ajaccio', '2A004', { latitude: 41.9192, longitude: 8.7386 }],
      ['Saint-Denis (La Réunion)', '97411', { latitude: -20.8789, longitude: 55.4481 }],
      ['Nouméa', '98818', { latitude: -22.2711, longitude: 166.4416 }],
    ])('puts %s where it is', async (_name, code, expected) => {
      expect(greatCircleKm(await centroid(code), expected)).toBeLessThan(3);
    });

    it.each([
      ['Paris', '75056', 588],
      ['Kourou', '97304', 6782],
    ])('measures Toulouse to %s', async (_to, code, expectedKm) => {
      const toulouse = await centroid('31555');
      expect(Math.abs(greatCircleKm(toulouse, await centroid(code)) - expectedKm)).toBeLessThan(3);
    });

    it('locates every establishment of the sample that has a commune', async () => {
      const { regions, departements } = await geo.ask<
        Record<string, { statistics: { establishmentCount: number } }[]>
      >(`{
        regions { statistics { establishmentCount firmCount } }
        departements { statistics { establishmentCount firmCount } }
      }`);
      const [{ count } = { count: 0 }] = await geo.dataSource.query<{ count: number }[]>(
        'select count(*) as count from geo.located_establishment',
      );
      const total = (list: typeof regions = []): number =>
        list.reduce((sum, { statistics }) => sum + statistics.establishmentCount, 0);
      expect(count).toBeGreaterThan(100);
      expect(total(departements)).toBe(count);
      expect(total(regions)).toBe(count);
    });

    it('says where an establishment is, how precisely and since when', async () => {
      const { _entities } = await geo.ask<{ _entities: unknown[] }>(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Establishment {
          location { latitude longitude precision attribution locatedOn }
          commune { inseeCode name territory departement { code name } region { code name } }
        } } }`,
        { of: [{ __typename: 'Establishment', id: 'est-cnes-3' }] },
      );
      expect(_entities).toEqual([
        {
          location: {
            latitude: 5.16281,
            longitude: -52.64265,
            precision: 'MUNICIPALITY',
            attribution: 'GeoNames, CC BY 4.0',
            locatedOn: '2026-11-22',
          },
          commune: {
            inseeCode: '97304',
            name: 'Kourou',
            territory: 'DROM',
            departement: { code: '973', name: 'Guyane' },
            region: { code: '03', name: 'Guyane' },
          },
        },
      ]);
    });
  });

  describe('keeps codes apart', () => {
    it.each([
      ['75', 'Paris', 'Nouvelle-Aquitaine'],
      ['76', 'Seine-Maritime', 'Occitanie'],
      ['84', 'Vaucluse', 'Auvergne-Rhône-Alpes'],
      ['93', 'Seine-Saint-Denis', "Provence-Alpes-Côte d'Azur"],
      ['94', 'Val-de-Marne', 'Corse'],
      ['01', 'Ain', 'Guadeloupe'],
      ['02', 'Aisne', 'Martinique'],
      ['03', 'Allier', 'Guyane'],
      ['04', 'Alpes-de-Haute-Provence', 'La Réunion'],
    ])('of département %s (%s) and region (%s)', async (code, departement, region) => {
      const of = [
        { __typename: 'Departement', code },
        { __typename: 'Region', code },
      ];
      const { _entities } = await geo.ask<{ _entities: unknown[] }>(ENTITIES, { of });
      expect(_entities).toEqual([
        { __typename: 'Departement', code, name: departement },
        { __typename: 'Region', code, name: region },
      ]);
      const roots = await geo.ask(
        'query ($code: String!) { departement(code: $code) { name } region(code: $code) { name } }',
        { code },
      );
      expect(roots).toEqual({ departement: { name: departement }, region: { name: region } });
    });

    it('of communes with leading zeros and letters', async () => {
      const { one, two } = await geo.ask<Record<string, unknown>>(
        '{ one: commune(inseeCode: "01001") { inseeCode postcodes } two: commune(inseeCode: "2A004") { inseeCode territory } }',
      );
      expect(one).toEqual({ inseeCode: '01001', postcodes: ['01400'] });
      expect(two).toEqual({ inseeCode: '2A004', territory: 'CORSE' });
    });
  });

  it('answers for entities of other subgraphs, in their order', async () => {
    const of = [
      { __typename: 'Commune', inseeCode: '31555' },
      { __typename: 'Commune', inseeCode: '99999' },
      { __typename: 'Commune', inseeCode: '31999' },
      { __typename: 'Establishment', id: 'est-nowhere' },
      { __typename: 'Region', code: '999' },
    ];
    const { _entities } = await geo.ask<{ _entities: unknown[] }>(ENTITIES, { of });
    expect(_entities).toEqual([
      { __typename: 'Commune', inseeCode: '31555', name: 'Toulouse' },
      null,
      null,
      {
        __typename: 'Establishment',
        id: 'est-nowhere',
        location: null,
        commune: null,
        distanceKm: null,
      },
      null,
    ]);
  });

  describe('finds communes', () => {
    it.each([
      ['saint-etienne', 'Saint-Étienne'],
      ['ST ETIENNE', 'Saint-Étienne'],
      ['toulou', 'Toulouse'],
      ['sur marne vitry', null],
      ['l hay', "L'Haÿ-les-Roses"],
      ['Ｔｏｕｌｏｕ', 'Toulouse'],
      ['２Ａ', null],
      ['Paris Ж', null],
      ['Москва', null],
    ])('by %p', async (text, expected) => {
      const { communes } = await geo.ask<{ communes: { nodes: { name: string }[] } }>(
        'query ($text: String!) { communes(text: $text, first: 1) { nodes { name } } }',
        { text },
      );
      expect(communes.nodes[0]?.name ?? null).toBe(expected);
    });

    it('by postcode, Paris with its arrondissement', async () => {
      const { communes } = await geo.ask<{ communes: unknown }>(
        '{ communes(postcode: "75015") { totalCount nodes { inseeCode kind municipality { name } } } }',
      );
      expect(communes).toEqual({
        totalCount: 2,
        nodes: [
          { inseeCode: '75056', kind: 'COMMUNE', municipality: null },
          {
            inseeCode: '75115',
            kind: 'MUNICIPAL_ARRONDISSEMENT',
            municipality: { name: 'Paris' },
          },
        ],
      });
    });

    it('page by page, each once', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      let total = 0;
      do {
        const { communes }: { communes: CommunePage } = await geo.ask(
          `query ($after: String) { communes(text: "saint", departementCode: "31", first: 7, after: $after) {
            totalCount nodes { inseeCode } pageInfo { endCursor hasNextPage } } }`,
          { after },
        );
        seen.push(...communes.nodes.map((node) => node.inseeCode));
        total = communes.totalCount;
        after = communes.pageInfo.hasNextPage ? communes.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
    });

    it('gives Paris its twenty arrondissements and all their establishments', async () => {
      const { commune } = await geo.ask<{
        commune: { arrondissements: unknown[]; establishments: unknown; statistics: unknown };
      }>(`{ commune(inseeCode: "75056") {
        arrondissements { inseeCode } establishments(first: 1) { totalCount } statistics { establishmentCount }
      } }`);
      expect(commune.arrondissements).toHaveLength(20);
    });
  });

  describe('finds places of every level', () => {
    it.each([
      ['occit', null, { __typename: 'Region', code: '76' }],
      ['haute garonne', null, { __typename: 'Departement', code: '31' }],
      ['toulouse metropole', null, { __typename: 'Epci', code: '243100518' }],
      ['Toulouse', null, { __typename: 'Commune', inseeCode: '31555' }],
      ['etienne', ['COMMUNE'], { __typename: 'Commune', inseeCode: '42218' }],
      ['guyane', ['REGION'], { __typename: 'Region', code: '03' }],
      ['nouvelle cal', null, { __typename: 'Departement', code: '988' }],
      ['31400', null, { __typename: 'Commune', inseeCode: '31555' }],
      ['973', null, { __typename: 'Commune', inseeCode: '97302' }],
    ] as const)('%p (%p)', async (text, kinds, expected) => {
      const { places } = await geo.ask<{ places: { nodes: unknown[] } }>(PLACES, { text, kinds });
      expect(places.nodes[0]).toEqual(expected);
    });

    it('page by page, each once', async () => {
      const seen: string[] = [];
      let total = 0;
      let after: string | null = null;
      do {
        const { places }: { places: CommunePage & { nodes: object[] } } = await geo.ask(PLACES, {
          text: 'mont',
          kinds: ['REGION', 'DEPARTEMENT', 'EPCI', 'COMMUNE'],
          first: 100,
          after,
        });
        seen.push(...places.nodes.map((node) => JSON.stringify(node)));
        total = places.totalCount;
        after = places.pageInfo.hasNextPage ? places.pageInfo.endCursor : null;
      } while (after !== null && seen.length < 1000);
      expect(total).toBeGreaterThan(500);
      expect(seen).toHaveLength(Math.min(total, seen.length));
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('none for a text of another script', async () => {
      const { places } = await geo.ask<{ places: object }>(PLACES, { text: 'Москва' });
      expect(places).toEqual(expect.objectContaining({ totalCount: 0, nodes: [] }));
    });
  });

  describe('knows how territories hang together', () => {
    it('puts a commune into its intercommunality, and back', async () => {
      const { commune } = await geo.ask<{
        commune: { epci: { communes: { totalCount: number } } };
      }>(
        '{ commune(inseeCode: "31555") { epci { code name kind communes(first: 1) { totalCount nodes { inseeCode } } } } }',
      );
      expect(commune.epci).toEqual({
        code: '243100518',
        name: 'Toulouse Métropole',
        kind: 'METROPOLE',
        communes: { totalCount: 37, nodes: [{ inseeCode: '31003' }] },
      });
    });

    it('knows a region that a newer version of the program loaded beside it', async () => {
      const ask = (): Promise<unknown> => geo.ask('{ region(code: "42") { name } }');
      expect(await ask()).toEqual({ region: null });
      await geo.dataSource.query(
        "insert into geo.region (code, name, search_key, territory) values ('42', 'Nouvelle', 'nouvelle', 'METROPOLE')",
      );
      expect(await ask()).toEqual({ region: { name: 'Nouvelle' } });
      await geo.dataSource.query("delete from geo.region where code = '42'");
    });

    it('says what became of a commune that merged, and when at the latest', async () => {
      const answer = await geo.ask(`{
        formerCommune(inseeCode: "01039") { name lastListedOn successor { inseeCode name listedSince } }
        present: formerCommune(inseeCode: "31555") { name }
        commune(inseeCode: "01138") { predecessors { inseeCode name lastListedOn } }
      }`);
      expect(answer).toEqual({
        formerCommune: {
          name: 'Béon',
          lastListedOn: '2022-01-01',
          successor: { inseeCode: '01138', name: 'Culoz-Béon', listedSince: '2019-01-01' },
        },
        present: null,
        commune: {
          predecessors: [{ inseeCode: '01039', name: 'Béon', lastListedOn: '2022-01-01' }],
        },
      });
    });

    it('lets no former code be a present one, and every one lead to a commune', async () => {
      const [{ former, wrong } = { former: 0, wrong: 1 }] = await geo.dataSource.query<
        { former: number; wrong: number }[]
      >(`select count(*) as former, count(*) filter (where c.insee_code is null or exists (
           select from geo.commune p where p.insee_code = f.insee_code
         )) as wrong
         from geo.former_commune f left join geo.commune c on c.insee_code = f.successor_code`);
      expect(former).toBeGreaterThan(3500);
      expect(wrong).toBe(0);
    });
  });

  describe('leads from a place to its firms', () => {
    it('at every level, each firm once, as many as it counts', async () => {
      const HELD =
        'statistics { firmCount } firms(first: 100) { totalCount nodes { id communes { inseeCode } } }';
      const answer = await geo.ask<Record<string, HeldFirms>>(`{
        commune(inseeCode: "31555") { ${HELD} } epci(code: "243100518") { ${HELD} }
        departement(code: "31") { ${HELD} } region(code: "76") { ${HELD} }
      }`);
      for (const held of Object.values(answer)) {
        const ids = held.firms.nodes.map(({ id }) => id);
        expect(held.firms.totalCount).toBe(held.statistics.firmCount);
        expect(ids).toEqual([...new Set(ids)].toSorted());
        expect(ids.length).toBe(held.statistics.firmCount);
        expect(held.firms.nodes.every(({ communes }) => communes.length > 0)).toBe(true);
      }
    });

    it('counts and lists those of some firms only, when asked', async () => {
      const { region } = await geo.ask<{
        region: HeldFirms & { all: { nodes: { id: string }[] } };
      }>(`query { region(code: "76") { all: firms(first: 2) { nodes { id } } } }`);
      const firmIds = region.all.nodes.map(({ id }) => id);
      const { region: some } = await geo.ask<{ region: HeldFirms }>(
        `query ($firmIds: [ID!]) { region(code: "76") {
          statistics(firmIds: $firmIds) { firmCount }
          firms(firmIds: $firmIds) { totalCount nodes { id } }
        } }`,
        { firmIds },
      );
      expect(some).toEqual({
        statistics: { firmCount: 2 },
        firms: { totalCount: 2, nodes: firmIds.map((id) => ({ id })) },
      });
    });
  });

  describe('refuses', () => {
    it.each([
      ['establishmentsNear(point: { latitude: 91, longitude: 0 }, radiusKm: 1)', 'point.latitude'],
      [
        'establishmentsNear(point: { latitude: 0, longitude: 181 }, radiusKm: 1)',
        'point.longitude',
      ],
      ['establishmentsNear(point: { latitude: 0, longitude: 0 }, radiusKm: 0)', 'radiusKm'],
      ['establishmentsNear(point: { latitude: 0, longitude: 0 }, radiusKm: 20001)', 'radiusKm'],
      ['establishmentsNear(point: { latitude: 0, longitude: 0 }, radiusKm: 1, first: 0)', 'first'],
      [
        'establishmentsNear(point: { latitude: 0, longitude: 0 }, radiusKm: 1, first: 101)',
        'first',
      ],
      [
        'establishmentsNear(point: { latitude: 0, longitude: 0 }, radiusKm: 1, after: "x")',
        'after',
      ],
      ['establishmentsInBounds(bounds: { south: 2, west: 0, north: 1, east: 1 })', 'bounds.south'],
      ['establishmentsInBounds(bounds: { south: 0, west: 0, north: 91, east: 1 })', 'bounds.north'],
      [
        'establishmentsInBounds(bounds: { south: 0, west: -181, north: 1, east: 1 })',
        'bounds.west',
      ],
      ['places(text: "?")', 'text'],
      ['places(text: "Paris", kinds: [])', 'kinds'],
      ['establishmentsNearest(point: { latitude: 0, longitude: 181 })', 'point.longitude'],
      ['establishmentsNearest(point: { latitude: 0, longitude: 0 }, firmIds: [])', 'firmIds'],
      ['establishmentsInPolygon(polygon: { type: "Point", coordinates: [0, 0] })', 'polygon'],
      [
        'establishmentsInPolygon(polygon: { type: "Polygon", coordinates: [[[0, 0], [1, 1], [1, 0]]] })',
        'polygon',
      ],
      [
        'establishmentsInPolygon(polygon: { type: "Polygon", coordinates: [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]] })',
        'polygon',
      ],
      [
        'establishmentsInPolygon(polygon: { type: "Polygon", coordinates: [[[0, 0], [181, 1], [1, 0], [0, 0]]] })',
        'polygon',
      ],
      ['communes(text: "?")', 'text'],
      ['communes(text: "Paris\\u0000")', 'text'],
      ['communes(postcode: "3100")', 'postcode'],
      ['communes(departementCode: "20")', 'departementCode'],
      ['communes(regionCode: "7")', 'regionCode'],
    ])('%s', async (field, argument) => {
      expect(await geo.refusal(`{ ${field} { totalCount } }`)).toEqual(
        expect.objectContaining({ code: 'BAD_USER_INPUT', argument }),
      );
    });

    it.each([
      ['commune(inseeCode: "3155") { name }', 'inseeCode'],
      ['departement(code: "20") { name }', 'code'],
      ['region(code: "7") { name }', 'code'],
      ['epci(code: "243100519") { name }', 'code'],
      ['formerCommune(inseeCode: "3155") { name }', 'inseeCode'],
      [
        'establishmentRings(point: { latitude: 0, longitude: 0 }, radiiKm: [2, 1]) { toKm }',
        'radiiKm',
      ],
      ['establishmentRings(point: { latitude: 0, longitude: 0 }, radiiKm: []) { toKm }', 'radiiKm'],
      ['departements(regionCode: "x") { name }', 'regionCode'],
      ['region(code: "76") { communes(first: 101) { totalCount } }', 'first'],
      ['region(code: "76") { establishments(after: "x") { totalCount } }', 'after'],
      ['mapClusters(bounds: { south: 0, west: 0, north: 1, east: 1 }, zoom: 23) { id }', 'zoom'],
      [
        'mapClusters(bounds: { south: 2, west: 0, north: 1, east: 1 }, zoom: 3) { id }',
        'bounds.south',
      ],
      [
        'region(code: "76") { establishments(first: 1) { nodes { distanceKm(from: { latitude: -91, longitude: 0 }) } } }',
        'from.latitude',
      ],
    ])('%s', async (field, argument) => {
      expect(await geo.refusal(`{ ${field} }`)).toEqual(
        expect.objectContaining({ code: 'BAD_USER_INPUT', argument }),
      );
    });

    it('a cursor of another question', async () => {
      const { establishmentsNear } = await geo.ask<{
        establishmentsNear: { pageInfo: { endCursor: string } };
      }>(
        '{ establishmentsNear(point: { latitude: 43.6, longitude: 1.44 }, radiusKm: 50, first: 1) { pageInfo { endCursor } } }',
      );
      const after = establishmentsNear.pageInfo.endCursor;
      const other = `{ establishmentsNear(point: { latitude: 43.6, longitude: 1.44 }, radiusKm: 51, after: "${after}") { totalCount } }`;
      expect(await geo.refusal(other)).toEqual(
        expect.objectContaining({ code: 'BAD_USER_INPUT', argument: 'after' }),
      );
    });
  });

  it('knows nothing of codes that do not exist', async () => {
    const answer = await geo.ask(
      '{ commune(inseeCode: "31999") { name } region(code: "99") { name } }',
    );
    expect(answer).toEqual({ commune: null, region: null });
  });

  describe('sends no more SQL statements for more results', () => {
    const DETAIL = `location { latitude precision } distanceKm(from: { latitude: 43.6, longitude: 1.44 })
      commune { name departement { name region { name statistics { firmCount } } } establishments(first: 2) { totalCount nodes { id } } }`;
    const queries: readonly (readonly [name: string, query: string])[] = [
      [
        'establishments near a point',
        `query ($first: Int!) { establishmentsNear(point: { latitude: 46, longitude: 2 }, radiusKm: 2000, first: $first) {
          totalCount edges { distanceKm node { id ${DETAIL} } } } }`,
      ],
      [
        'establishments in a box',
        `query ($first: Int!) { establishmentsInBounds(bounds: { south: 40, west: -6, north: 52, east: 10 }, first: $first) {
          totalCount nodes { id ${DETAIL} } } }`,
      ],
      [
        'communes of every region',
        `query ($first: Int!) { regions { code bounds { south } statistics { firmCount }
          communes(first: $first) { totalCount nodes { name departement { name } statistics { firmCount } } }
          establishments(first: $first) { totalCount nodes { id ${DETAIL} } } departements { name communes(first: 1) { totalCount } } } }`,
      ],
      [
        'members of clusters',
        `query ($first: Int!) { mapClusters(bounds: { south: 40, west: -6, north: 52, east: 10 }, zoom: 6) {
          id count establishments(first: $first) { id ${DETAIL} } } }`,
      ],
    ];

    it.each(queries)('%s', async (name, query) => {
      const counts: number[] = [];
      for (const first of [10, 100]) {
        geo.recorder.reset();
        await geo.ask(query, { first });
        counts.push(geo.recorder.statements().length);
      }
      process.stdout.write(`${name}: ${counts[0]} statements for 10, ${counts[1]} for 100\n`);
      expect(counts[1]).toBeLessThanOrEqual((counts[0] ?? 0) + BATCHING_SLACK);
    });
  });

  it('loads nothing twice', async () => {
    const lines: string[] = [];
    await geo.subgraph.loadSampleData((line) => lines.push(line));
    expect(lines).toEqual([]);
  });
});

interface CommunePage {
  readonly totalCount: number;
  readonly nodes: readonly { readonly inseeCode: string }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

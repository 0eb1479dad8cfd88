import { type Caller, Scope } from '@apogee/shared/identity';
import { type GeoFixture, startGeo } from '../../testing/geo-fixture';

const SECRETARIAT: Caller = {
  subject: 'demo-secretariat',
  scopes: new Set([Scope.SECRETARIAT]),
  firmIds: new Set(),
  personId: null,
};
const LOCATION =
  'establishment { id location { latitude longitude precision source score attribution locatedOn } commune { inseeCode } } userErrors { code path message(locale: FR) }';
const CORRECT = `mutation ($input: CorrectLocationInput!) { correctLocation(input: $input) { ${LOCATION} } }`;
const LOCATE = `mutation ($input: LocateEstablishmentInput!) { locateEstablishment(input: $input) { ${LOCATION} } }`;

describe('the location of an establishment', () => {
  let geo: GeoFixture;

  beforeAll(async () => {
    geo = await startGeo();
  });
  afterAll(() => geo.close());

  async function change(query: string, input: object, caller?: Caller): Promise<object> {
    const asker = caller === undefined ? {} : { caller };
    const { data, errors } = await geo.subgraph.server.execute(
      { query, variables: { input } },
      asker,
    );
    return structuredClone({
      data: data ?? null,
      codes: errors?.map((e) => e.extensions?.['code']),
    });
  }

  const correction = {
    establishmentId: 'est-cnes-3',
    point: { latitude: 5.2390001, longitude: -52.7680001 },
    precision: 'LOCALITY',
    reason: 'Centre spatial guyanais, selon son propre site.',
  };

  it('is not changed by anybody', async () => {
    for (const [query, input] of [
      [CORRECT, correction],
      [LOCATE, { establishmentId: 'est-cnes-3', communeCode: '97304' }],
    ] as const) {
      expect(await change(query, input)).toMatchObject({ codes: ['UNAUTHENTICATED'] });
      expect(await change(query, input, { ...SECRETARIAT, scopes: new Set() })).toMatchObject({
        codes: ['FORBIDDEN'],
      });
    }
  });

  it('without a service is the point of its commune, which its territories follow', async () => {
    const input = { establishmentId: 'est-absolut-sensing', line: '1 rue', communeCode: '38485' };
    expect(await change(LOCATE, input, SECRETARIAT)).toMatchObject({
      data: {
        locateEstablishment: {
          establishment: {
            location: { precision: 'MUNICIPALITY', source: 'COMMUNE', score: null },
            commune: { inseeCode: '38485' },
          },
          userErrors: [],
        },
      },
    });
    const { commune } = await geo.ask<object & { commune: object }>(
      '{ commune(inseeCode: "38485") { firms(first: 100) { nodes { id } } } }',
    );
    expect(JSON.stringify(commune)).toContain('firm-absolut-sensing');
  });

  it('stays where a person put it, through geocoding and loading, on the map too', async () => {
    const corrected = {
      latitude: 5.239,
      longitude: -52.768,
      precision: 'LOCALITY',
      source: 'MANUAL',
      score: null,
      attribution: 'Apogee',
    };
    expect(await change(CORRECT, correction, SECRETARIAT)).toMatchObject({
      data: { correctLocation: { establishment: { location: corrected }, userErrors: [] } },
    });
    const input = { establishmentId: 'est-cnes-3', communeCode: '97304' };
    expect(await change(LOCATE, input, SECRETARIAT)).toMatchObject({
      data: {
        locateEstablishment: { establishment: null, userErrors: [{ code: 'LOCATION_CORRECTED' }] },
      },
    });
    await geo.dataSource.query('delete from geo.sample_data_load');
    await geo.subgraph.loadSampleData(() => undefined);
    const { establishmentsNear } = await geo.ask<{ establishmentsNear: { nodes: object[] } }>(
      `{ establishmentsNear(point: { latitude: 5.239, longitude: -52.768 }, radiusKm: 0.1) {
         nodes { id location { latitude longitude precision source score attribution } } } }`,
    );
    expect(establishmentsNear.nodes).toEqual([{ id: 'est-cnes-3', location: corrected }]);
    const rows = await geo.dataSource.query<object[]>(
      `select corrected_by, correction_reason from geo.located_establishment where source = 'MANUAL'`,
    );
    expect(rows).toEqual([
      { corrected_by: 'demo-secretariat', correction_reason: correction.reason },
    ]);
  });

  it.each([
    ['est-nowhere', '31555', 'ESTABLISHMENT_NOT_LOCATED'],
    ['est-absolut-sensing', '98415', 'PLACE_NOT_FOUND'],
  ])('of %s in %s is refused with %s', async (establishmentId, communeCode, code) => {
    expect(await change(LOCATE, { establishmentId, communeCode }, SECRETARIAT)).toMatchObject({
      data: { locateEstablishment: { establishment: null, userErrors: [{ code }] } },
    });
  });
});

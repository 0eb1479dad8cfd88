import { createServer, type Server } from 'node:http';
import { createLogger } from '@apogee/shared/logger';
import type { PostalPlace } from './geocoder';
import { GeoplateformeGeocoder } from './geoplateforme.client';

const PLACE: PostalPlace = {
  line: '18 avenue Édouard-Belin',
  postcode: '31400',
  communeCode: '31555',
};

function feature(properties: object): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [1.4823, 43.5625] },
        properties: { score: 0.97, type: 'housenumber', citycode: '31555', ...properties },
      },
    ],
  });
}

/** What the service answers, in order; the last answer goes on. */
interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

describe('the State’s geocoding service', () => {
  let server: Server;
  let answers: Answer[];
  const asked: { readonly url: URL; readonly at: number }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push({ url: new URL(request.url ?? '/', 'http://service'), at: performance.now() });
      const {
        status,
        body = '',
        headers = {},
      } = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 500 };
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  );
  beforeEach(() => {
    asked.length = 0;
  });

  function geocoder(spacingMs = 0): GeoplateformeGeocoder {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    return new GeoplateformeGeocoder({
      url: new URL(`http://127.0.0.1:${port}/geocodage`),
      logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
      spacingMs,
      backOffMs: 1,
    });
  }

  it('is asked as it documents, and its answer keeps score and precision', async () => {
    answers = [{ status: 200, body: feature({}) }];
    expect(await geocoder().geocode(PLACE)).toEqual({
      latitude: 43.5625,
      longitude: 1.4823,
      source: 'GEOPLATEFORME',
      precision: 'HOUSE_NUMBER',
      score: 0.97,
      attribution: 'Base Adresse Nationale, Licence Ouverte',
    });
    const [{ url } = { url: new URL('http://none') }] = asked;
    expect([url.pathname, ...url.searchParams]).toEqual([
      '/geocodage/search',
      ['q', '18 avenue Édouard-Belin 31400'],
      ['citycode', '31555'],
      ['limit', '1'],
    ]);
  });

  it.each([
    ['street', 'STREET'],
    ['locality', 'LOCALITY'],
    ['municipality', 'MUNICIPALITY'],
  ])('tells a %s', async (type, precision) => {
    answers = [{ status: 200, body: feature({ type }) }];
    expect((await geocoder().geocode(PLACE))?.precision).toBe(precision);
  });

  it.each([
    ['nothing', JSON.stringify({ type: 'FeatureCollection', features: [] })],
    ['a doubtful answer', feature({ score: 0.3 })],
    ['a place in another commune', feature({ citycode: '31557' })],
    ['what is not its protocol', '{"error":true}'],
  ])('is not believed when it finds %s', async (_what, body) => {
    answers = [{ status: 200, body }];
    expect(await geocoder().geocode(PLACE)).toBeNull();
  });

  it('is asked once for the same place', async () => {
    answers = [{ status: 200, body: feature({}) }];
    const one = geocoder();
    await one.geocode(PLACE);
    await one.geocode({ ...PLACE });
    expect(asked).toHaveLength(1);
  });

  it('is asked again when it was busy, and left alone after four times', async () => {
    answers = [
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 503 },
      { status: 200, body: feature({}) },
    ];
    expect((await geocoder().geocode(PLACE))?.score).toBe(0.97);
    expect(asked).toHaveLength(3);
    asked.length = 0;
    answers = [{ status: 503 }];
    expect(await geocoder().geocode(PLACE)).toBeNull();
    expect(asked).toHaveLength(4);
  });

  it('is not asked again about a request that it refuses', async () => {
    answers = [{ status: 400 }];
    expect(await geocoder().geocode(PLACE)).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('is asked one at a time, with a pause between', async () => {
    answers = [{ status: 200, body: feature({}) }];
    const one = geocoder(20);
    await Promise.all([1, 2, 3].map((number) => one.geocode({ ...PLACE, line: `${number} rue` })));
    const gaps = asked.slice(1).map(({ at }, before) => at - (asked[before]?.at ?? 0));
    // A timer may fire a little early by the clock of this measurement.
    expect(gaps.every((gap) => gap >= 15)).toBe(true);
  });

  it('is not asked without a street', async () => {
    expect(await geocoder().geocode({ ...PLACE, line: null })).toBeNull();
    expect(asked).toHaveLength(0);
  });
});

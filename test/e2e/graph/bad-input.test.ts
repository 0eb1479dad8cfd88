import { encodeCursor } from '@apogee/shared/graphql';
import { send } from '../../harness/client';
import { type CountedGraph, startCountedGraph } from '../../harness/counted-graph';
import type { Graph } from '../../harness/graph';
import type { StatementCounter } from '../../harness/statement-counter';

const POINT = 'latitude: 43.6, longitude: 1.44';

describe('bad input', () => {
  let running: CountedGraph;
  let counter: StatementCounter;
  let graph: Graph;

  beforeAll(async () => {
    running = await startCountedGraph();
    ({ counter, graph } = running);
  });

  afterAll(() => running?.[Symbol.asyncDispose]());

  it.each([
    ['siren', '{ firm(siren: "999000012") { id } }'],
    ['siren', '{ firm(siren: "12") { id } }'],
    ['siret', '{ establishment(siret: "99900001100019") { id } }'],
    ['first', '{ firms(first: 0) { totalCount } }'],
    ['first', '{ firms(first: 101) { totalCount } }'],
    ['first', '{ labels(first: -1) { totalCount } }'],
    ['first', '{ communes(first: 2147483647) { totalCount } }'],
    ['after', '{ firms(after: "nonsense") { totalCount } }'],
    ['after', `{ labels(after: "${encodeCursor('firms.name', ['a', 'b'])}") { totalCount } }`],
    ['inseeCode', '{ commune(inseeCode: "20004") { name } }'],
    [
      'point.latitude',
      '{ establishmentsNear(point: { latitude: 91, longitude: 1 }, radiusKm: 5) { totalCount } }',
    ],
    [
      'point.longitude',
      '{ establishmentsNear(point: { latitude: 1, longitude: 181 }, radiusKm: 5) { totalCount } }',
    ],
    ['radiusKm', `{ establishmentsNear(point: { ${POINT} }, radiusKm: -5) { totalCount } }`],
    [
      'bounds.north',
      '{ establishmentsInBounds(bounds: { south: 0, west: 0, north: 91, east: 1 }) { totalCount } }',
    ],
    [
      'filter.expiringBefore',
      '{ labels(filter: { expiringBefore: "2026-02-30" }) { totalCount } }',
    ],
  ])('names the argument %s in %s', async (argument, query) => {
    counter.take();
    const { errors, text } = await send(graph.url, { query });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', argument },
    ]);
    expect(text).not.toMatch(/stack|node_modules|select /i);
    expect(counter.take()).toBe(0);
  });

  it('is refused alike when it comes in a variable', async () => {
    const { errors } = await send(graph.url, {
      query: 'query ($siren: SIREN!) { firm(siren: $siren) { id } }',
      variables: { siren: '12' },
    });
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'siren' });
  });

  it.each([
    { what: 'no JSON', body: '{', status: 400, code: 'BAD_REQUEST' },
    { what: 'no query', body: '{}', status: 400, code: 'BAD_REQUEST' },
    {
      what: 'a document with a syntax error',
      body: '{"query":"{ firms( }"}',
      status: 400,
      code: 'GRAPHQL_PARSE_FAILED',
    },
    {
      what: 'an unknown field',
      body: '{"query":"{ rockets }"}',
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    },
    {
      what: 'two operations and no name',
      body: '{"query":"query A { __typename } query B { __typename }"}',
      status: 400,
      code: 'OPERATION_RESOLUTION_FAILURE',
    },
    {
      what: 'a subscription where one answer is expected',
      body: '{"query":"subscription { labelDecisions { seq } }"}',
      status: 400,
      code: 'OPERATION_NOT_SUPPORTED',
    },
    {
      what: 'a persisted query with a wrong hash',
      body: '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
      status: 200,
      code: 'PERSISTED_QUERY_NOT_SUPPORTED',
    },
    {
      what: 'a literal nested 4,000 times',
      body: JSON.stringify({
        query: `{ firms(filter: ${'['.repeat(4000)}${']'.repeat(4000)}) { totalCount } }`,
      }),
      status: 400,
      code: 'GRAPHQL_PARSE_FAILED',
    },
    {
      what: 'a body of 2 MiB',
      body: JSON.stringify({ query: ' '.repeat(2 * 1024 * 1024) }),
      status: 413,
      code: 'BODY_TOO_LARGE',
    },
  ])('in the request itself is answered as GraphQL: $what', async ({ body, status, code }) => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const answer = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(response.status).toBe(status);
    expect(answer.errors[0]?.extensions.code).toBe(code);
  });
});

import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { withApolloClient } from '../../../kit/examples/apollo-client';
import { withGraphqlRequest } from '../../../kit/examples/graphql-request';
import { withPlainFetch } from '../../../kit/examples/plain-fetch';
import { openEnvironment } from '../../../kit/examples/relay/environment';
import { refetchFirm } from '../../../kit/examples/relay/refetch';
import { withRelay } from '../../../kit/examples/relay/six-operations-with-relay';
import type { Endpoint, SixOperations } from '../../../kit/examples/six-operations';
import { withUrql } from '../../../kit/examples/urql';
import { ask } from '../../harness/client';
import { type Graph, startAllInOne } from '../../harness/graph';
import { type Issuer, startIssuer } from '../../harness/issuer';
import { HoldingProxy } from './holding-proxy';

const CLIENTS: readonly [string, (endpoint: Endpoint) => SixOperations][] = [
  ['Apollo Client', withApolloClient],
  ['urql', withUrql],
  ['Relay', withRelay],
  ['graphql-request', withGraphqlRequest],
  ['plain fetch', withPlainFetch],
];

const FIRM = 'firm-demo-roues-inertielles';
const WHEEL = 'prd-demo-wheel-drw-20';

let database: TestDatabase;
let issuer: Issuer;
let graph: Graph;
let proxy: HoldingProxy;
let endpoint: Endpoint;

beforeAll(async () => {
  database = await sampleDatabase();
  issuer = await startIssuer();
  graph = await startAllInOne({ DATABASE_URL: database.url, ...issuer.env });
  proxy = new HoldingProxy(graph.url);
  const authorization = await issuer.authorizationAs('FIRM_REPRESENTATIVE', { firms: [FIRM] });
  endpoint = {
    url: `${await proxy.start()}/graphql`,
    socketUrl: `${graph.url.replace(/^http/, 'ws')}/graphql`,
    token: authorization?.replace('Bearer ', '') ?? '',
  };
});

afterAll(async () => {
  await proxy?.[Symbol.asyncDispose]();
  await graph?.[Symbol.asyncDispose]();
  await issuer?.[Symbol.asyncDispose]();
  await database?.drop();
});

describe.each(CLIENTS)('the example for %s', (_, withClient) => {
  let client: SixOperations;

  beforeAll(() => {
    client = withClient(endpoint);
  });

  afterAll(() => client[Symbol.asyncDispose]());

  it('queries', async () => {
    expect(await client.query('999000011')).toContain('Démonstration');
  });

  it('pages', async () => {
    const { firms } = await ask<{ firms: { nodes: { legalName: string }[] } }>(graph.url, {
      query: '{ firms(first: 6) { nodes { legalName } } }',
    });
    expect(await client.page(3)).toEqual(firms.nodes.map(({ legalName }) => legalName));
  });

  it('changes something, and tells why the rules refuse it', async () => {
    const outcomes = await client.mutate({
      kind: 'INITIAL',
      applicantId: FIRM,
      subjectId: WHEEL,
      scope: { fr: 'Roue (fictif)' },
    });
    expect(outcomes).toEqual([
      { state: 'DRAFT', refusedBecause: [] },
      { state: null, refusedBecause: ['OPEN_APPLICATION_EXISTS'] },
      { state: 'WITHDRAWN', refusedBecause: [] },
    ]);
  });

  it('subscribes', async () => {
    const { labelDecisionEvents } = await ask<{
      labelDecisionEvents: { nodes: [{ cursor: string }] };
    }>(graph.url, { query: '{ labelDecisionEvents(first: 1) { nodes { cursor } } }' });
    const [{ cursor }] = labelDecisionEvents.nodes;
    expect(await client.subscribe(cursor, 3)).toEqual([2, 3, 4]);
  });

  it('tells an error', async () => {
    expect(await client.error()).toEqual({ code: 'BAD_USER_INPUT', argument: 'first' });
  });

  it('cancels', async () => {
    const { asked, givenUp } = proxy.holdNext();
    const leaving = new AbortController();
    const cancelled = client.cancel(leaving.signal);
    await asked;
    leaving.abort();
    expect(await cancelled).toBe(true);
    await givenUp;
  });
});

describe('a refetchable fragment of Relay', () => {
  it('is asked again by the id alone, and is null where nothing is', async () => {
    const { environment, close } = openEnvironment(endpoint);
    expect(await refetchFirm(environment, FIRM)).toMatchObject({ id: FIRM, verified: false });
    expect(await refetchFirm(environment, 'firm-nobody')).toBeNull();
    await close();
  });
});

import { once } from 'node:events';
import { type Graph, startGateway, UNREACHABLE_SUBGRAPHS } from '../../harness/graph';
import { HOSTILE_OPERATIONS } from '../../harness/hostile-operations';
import { SocketClient } from './socket-client';

describe('admission over WebSocket', () => {
  let graph: Graph;
  let client: SocketClient;

  beforeAll(async () => {
    graph = await startGateway(UNREACHABLE_SUBGRAPHS);
  });

  afterAll(() => graph?.[Symbol.asyncDispose]());

  beforeEach(async () => {
    client = await SocketClient.connect(graph.url);
  });

  afterEach(() => client.close());

  it.each([
    ...HOSTILE_OPERATIONS,
    [
      'a subscription that is not there',
      'GRAPHQL_VALIDATION_FAILED',
      'subscription { everything }',
    ],
  ] as const)('refuses %s with %s', async (_what, code, query) => {
    client.ask('a', query);
    const { type, id, payload } = await client.next();
    expect({ type, id }).toEqual({ type: 'error', id: 'a' });
    expect(codesOf(payload)).toEqual(new Set([code]));
    expect(JSON.stringify(payload).length).toBeLessThan(5_000);
    client.ask('a', '{ __typename }');
    expect(await client.next()).toMatchObject({ payload: { data: { __typename: 'Query' } } });
  });

  it('estimates with the variables of the message', async () => {
    const query =
      'query ($first: Int!) { firms(first: $first) { nodes { items(first: $first) { nodes { firm { items(first: $first) { nodes { id } } } } } } } }';
    client.ask('a', query, { first: 100 });
    expect(codesOf((await client.next()).payload)).toEqual(new Set(['OPERATION_TOO_COSTLY']));
    client.ask('a', query, { first: 3 });
    const { type, payload } = await client.next();
    expect(type).toBe('next');
    expect(codesOf((payload as { errors: unknown }).errors)).toEqual(
      new Set(['SUBGRAPH_UNAVAILABLE']),
    );
  });

  it('refuses persisted operations, wrong variables and unknown operation names as over HTTP', async () => {
    const payloads = [
      [
        { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } },
        'PERSISTED_QUERY_NOT_SUPPORTED',
      ],
      [{ query: '{ __typename }', operationName: 'Unknown' }, 'OPERATION_RESOLUTION_FAILURE'],
      [
        { query: 'query ($a: Int!) { firms(first: $a) { totalCount } }', variables: { a: 'x' } },
        'BAD_USER_INPUT',
      ],
    ] as const;
    for (const [payload, code] of payloads) {
      client.send({ id: 'a', type: 'subscribe', payload });
      const reply = await client.next();
      expect(reply.type).toBe('error');
      expect(codesOf(reply.payload)).toEqual(new Set([code]));
    }
  });

  it('answers so many operations at once and no more', async () => {
    for (let index = 0; index < 200; index++) {
      client.ask(`a${index}`, '{ firms { totalCount } }');
    }
    const outcomes = new Map<string, string>();
    while (outcomes.size < 200) {
      const { type, id, payload } = await client.next();
      outcomes.set(id, type === 'error' ? [...codesOf(payload)].join() : 'answered');
    }
    expect(new Set(outcomes.values())).toEqual(new Set(['answered', 'TOO_MANY_OPERATIONS']));
  });

  it('ends with a client that sends more than 1 MiB', async () => {
    const own = await SocketClient.connect(graph.url);
    own.ask('a', `{ __typename } # ${'x'.repeat(1024 * 1024)}`);
    expect(await own.closed).toBe(1009);
  });

  it('does not meet pages of other sites', async () => {
    const page = new SocketClient(graph.url, { origin: 'https://elsewhere.example' });
    const [error] = (await once(page.socket, 'error')) as [Error];
    expect(error.message).toContain('403');
  });
});

function codesOf(errors: unknown): Set<unknown> {
  return new Set(
    (errors as { extensions?: { code?: unknown } }[]).map(({ extensions }) => extensions?.code),
  );
}

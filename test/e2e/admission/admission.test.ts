import { getIntrospectionQuery } from 'graphql';
import { type Operation, send } from '../../harness/client';
import { type Graph, startGateway, UNREACHABLE_SUBGRAPHS } from '../../harness/graph';
import { HOSTILE_OPERATIONS } from '../../harness/hostile-operations';

async function extensionsOf(url: string, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ __typename firms(first: 5) { nodes { id } } }' }),
  });
  return ((await response.json()) as { extensions?: unknown }).extensions;
}

describe('admission over HTTP', () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await startGateway(UNREACHABLE_SUBGRAPHS);
  });

  afterAll(() => graph?.[Symbol.asyncDispose]());

  it.each(HOSTILE_OPERATIONS)('refuses %s with %s', async (_what, code, query) => {
    const { status, errors, data, text } = await send(graph.url, { query });
    expect(status).toBe(400);
    expect(new Set(errors?.map(({ extensions }) => extensions?.['code']))).toEqual(new Set([code]));
    expect(data).toBeUndefined();
    expect(text.length).toBeLessThan(5_000);
  });

  it('refuses batches', async () => {
    const batch = Array.from({ length: 10 }, () => ({ query: '{ __typename }' }));
    const { status } = await send(graph.url, batch as unknown as Operation);
    expect(status).toBe(400);
  });

  it('refuses again what it refused before', async () => {
    const query = `{ ${'__typename '.repeat(22)} }`;
    const first = await send(graph.url, { query });
    expect(await send(graph.url, { query })).toEqual(first);
  });

  it('answers introspection', async () => {
    const { status, errors } = await send(graph.url, { query: getIntrospectionQuery() });
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  });

  it('estimates with the variables of the request', async () => {
    const query =
      'query ($first: Int!) { firms(first: $first) { nodes { items(first: $first) { nodes { firm { items(first: $first) { nodes { id } } } } } } } }';
    const { status, errors } = await send(graph.url, { query, variables: { first: 100 } });
    expect({ status, extensions: errors?.[0]?.extensions }).toEqual({
      status: 400,
      extensions: { code: 'OPERATION_TOO_COSTLY', estimate: 1_030_201, budget: 100_000 },
    });
    const small = await send(graph.url, { query, variables: { first: 3 } });
    expect(small.errors?.map(({ extensions }) => extensions?.['code'])).toEqual([
      'SUBGRAPH_UNAVAILABLE',
    ]);
  });

  it('reports the cost to who asks', async () => {
    expect(await extensionsOf(graph.url, { 'graphql-cost': 'report' })).toEqual({
      cost: { estimate: 6, actual: 0, budget: 100_000 },
    });
    expect(await extensionsOf(graph.url, {})).toBeUndefined();
  });

  it('leaves naming the operation to the request', async () => {
    const query = 'query A { __typename } query B { b: __typename }';
    expect(await send(graph.url, { query, operationName: 'B' })).toMatchObject({
      data: { b: 'Query' },
    });
    const { status, errors } = await send(graph.url, { query });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toEqual({ code: 'OPERATION_RESOLUTION_FAILURE' });
  });
});

import { getIntrospectionQuery } from 'graphql';
import { type Operation, send } from '../../harness/client';
import { type Graph, startGateway } from '../../harness/graph';

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (depth: number): string =>
  `{ firms ${'{ nodes { items { nodes { firm '.repeat(depth)} { id } ${'} } } }'.repeat(depth)} }`;

/** As graphql-cop and others probe, each with the code that it must get. */
const PROBES: readonly (readonly [what: string, code: string, query: string])[] = [
  ['alias overload', 'TOO_MANY_ROOT_FIELDS', `{ ${repeat(101, (i) => `a${i}: __typename`)} }`],
  [
    'aliases below the root',
    'TOO_MANY_ALIASES',
    `{ firms { ${repeat(101, (i) => `a${i}: totalCount`)} } }`,
  ],
  ['directive overload', 'TOO_MANY_DIRECTIVES', `{ __typename ${'@aa'.repeat(10)} }`],
  ['field duplication', 'TOO_MANY_ROOT_FIELDS', `{ ${'__typename '.repeat(500)} }`],
  ['duplication below', 'TOO_MANY_FIELDS', `{ firms { ${'totalCount '.repeat(500)} } }`],
  [
    'circular fragments',
    'GRAPHQL_VALIDATION_FAILED',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  ],
  ['deep nesting', 'OPERATION_TOO_DEEP', nested(10)],
  ['very deep nesting', 'GRAPHQL_PARSE_FAILED', nested(1_000)],
  [
    'circular introspection',
    'GRAPHQL_VALIDATION_FAILED',
    `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`,
  ],
  [
    'fragments that double',
    'TOO_MANY_FIELDS',
    `{ firms { ...F0 } } ${repeat(
      40,
      (i) =>
        `fragment F${i} on FirmConnection { ${i === 39 ? 'totalCount' : `...F${i + 1} ...F${i + 1}`} }`,
    )}`,
  ],
  [
    '90 kB of overlapping fields',
    'GRAPHQL_PARSE_FAILED',
    `{ ${'firms { nodes { id } } '.repeat(4_000)} }`,
  ],
  ['20,000 unknown fields', 'GRAPHQL_PARSE_FAILED', `{ ${repeat(20_000, (i) => `unknown${i}`)} }`],
  [
    'five levels of a hundred',
    'OPERATION_TOO_COSTLY',
    `{ firms(first: 100) { nodes ${'{ items(first: 100) { nodes { firm '.repeat(4)} { id } ${'} } }'.repeat(4)} } }`,
  ],
  ['unknown fields', 'GRAPHQL_VALIDATION_FAILED', `{ firms { ${repeat(450, (i) => `u${i}`)} } }`],
  ['an endless name', 'GRAPHQL_VALIDATION_FAILED', `{ ${'a'.repeat(90_000)} }`],
];

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
    const unreachable = ['catalogue', 'accreditation', 'geo'].flatMap((name) => [
      '--subgraph',
      `${name}=http://127.0.0.1:9/graphql`,
    ]);
    graph = await startGateway(unreachable);
  });

  afterAll(() => graph?.[Symbol.asyncDispose]());

  it.each(PROBES)('refuses %s with %s', async (_what, code, query) => {
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

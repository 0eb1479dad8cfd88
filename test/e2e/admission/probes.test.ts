import { type Graph, startGateway, UNREACHABLE_SUBGRAPHS } from '../../harness/graph';

const JSON_TYPE = { 'content-type': 'application/json' };
const QUERY = '{ __typename }';

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What tells how a server is built: a stack, a file, a module, an address. */
const INTERNALS = /\bat \S+ \(|node_modules|\.[jt]s:\d|127\.0\.0\.1|localhost|ECONN|stacktrace/;

function expectRefused({ status, text }: Answered): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(text).not.toMatch(/"data":\{/);
  expect(text).not.toMatch(INTERNALS);
  expect(text.length).toBeLessThan(5_000);
}

/** As graphql-cop and its like probe. What is asked by documents alone is in `admission.test.ts`. */
describe('probes over HTTP', () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await startGateway(UNREACHABLE_SUBGRAPHS);
  });

  afterAll(() => graph?.[Symbol.asyncDispose]());

  async function probe(init: RequestInit, search = ''): Promise<Answered> {
    const response = await fetch(`${graph.url}/graphql${search}`, init);
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text: await response.text() };
  }

  const post = (body: string, headers: Record<string, string> = JSON_TYPE): Promise<Answered> =>
    probe({ method: 'POST', headers, body });

  it.each([
    ['ten operations', Array.from({ length: 10 }, () => ({ query: QUERY }))],
    ['one operation', [{ query: QUERY }]],
    ['nothing', []],
  ])('answers no batch of %s', async (_what, batch) => {
    expectRefused(await post(JSON.stringify(batch)));
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(QUERY)}`],
    ['plain text', 'text/plain', JSON.stringify({ query: QUERY })],
    ['a file upload', 'multipart/form-data; boundary=x', '--x--'],
    ['no type', '', JSON.stringify({ query: QUERY })],
  ])('takes no operation as %s, which any web page may send', async (_what, type, body) => {
    expectRefused(await post(body, type === '' ? {} : { 'content-type': type }));
  });

  it.each([
    ['a query without a preflight', QUERY, {}],
    ['a mutation', 'mutation { __typename }', JSON_TYPE],
  ])('takes %s by GET from nobody', async (_what, query, headers) => {
    const search = `?query=${encodeURIComponent(query)}`;
    expectRefused(await probe({ headers }, search));
  });

  it('has no trace and no debug mode', async () => {
    const { text } = await post(JSON.stringify({ query: QUERY, extensions: { tracing: true } }), {
      ...JSON_TYPE,
      'apollo-federation-include-trace': 'ftv1',
      'apollo-tracing': '1',
      'x-apollo-tracing': '1',
    });
    expect(JSON.parse(text)).toEqual({ data: { __typename: 'Query' } });
  });

  it('shows no query plan unless it is told to', async () => {
    const query = '{ firms { totalCount } }';
    const answer = await post(JSON.stringify({ query }), {
      ...JSON_TYPE,
      'graphql-query-plan': 'report',
    });
    expect(answer.status).toBe(403);
    expectRefused(answer);
  });

  it.each([
    ['a field', '{ firm(siren: "1") { legalNam } }', {}],
    ['a root field', '{ frims { totalCount } }', {}],
    ['an argument', '{ firms(frist: 1) { totalCount } }', {}],
    ['a type', '{ firms { nodes { ... on Frim { id } } } }', {}],
    [
      'an enum value',
      'query ($l: Locale!) { firms { nodes { items { nodes { name(locale: $l) } } } } }',
      { l: 'ENN' },
    ],
  ])('suggests no name to who guesses %s', async (_what, query, variables) => {
    const answer = await post(JSON.stringify({ query, variables }));
    expectRefused(answer);
    expect(answer.text).not.toContain('Did you mean');
  });

  it.each([
    ['no JSON', '{'],
    ['a number', '5'],
    ['null', 'null'],
    ['a text', '"query"'],
    ['nothing', ''],
    ['a query that is a number', '{"query":5}'],
    ['a query that is an object', '{"query":{}}'],
    ['variables that are a text', '{"query":"{ __typename }","variables":"x"}'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[]}'],
    ['a name that is an object', '{"query":"{ __typename }","operationName":{}}'],
    ['extensions that are a text', '{"query":"{ __typename }","extensions":"x"}'],
    ['a query of nothing', '{"query":""}'],
    ['a query of a null character', '{"query":"\\u0000"}'],
    ['half a surrogate', '{"query":"{ \\ud800 }"}'],
    ['a persisted query', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}'],
  ])('says what is wrong with %s, and nothing about itself', async (_what, body) => {
    const { status, text } = await post(body);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/"data":\{/);
    expect(text).not.toMatch(INTERNALS);
  });

  it('says nothing about itself when a subgraph is gone', async () => {
    const { status, text } = await post('{"query":"{ firms { totalCount } }"}');
    expect({ status, code: text.includes('SUBGRAPH_UNAVAILABLE') }).toEqual({
      status: 200,
      code: true,
    });
    expect(text).not.toMatch(INTERNALS);
  });

  it('gives no explorer where the graph is', async () => {
    const { text, type } = await probe({ headers: { accept: 'text/html' } });
    expect(type).not.toContain('html');
    expect(text).not.toMatch(/graphiql|playground|<html/i);
  });
});

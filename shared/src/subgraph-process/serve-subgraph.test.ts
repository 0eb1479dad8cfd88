import { buildSchema } from 'graphql';
import { createSubgraphServer, type SubgraphServer } from '../graphql';
import type { RunningHttpServer } from '../http';
import { ANYONE, CallSigner } from '../identity';
import { createLogger } from '../logger';
import { serveSubgraph } from './run-subgraph';

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
const SECRET = 'a secret of tests that is long enough';
const BODY = '{"query":"{ double(of: 1) }"}';
const NO_ALGORITHM = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
const JSON_TYPE = 'application/json; charset=utf-8';

function signed(body: string, subgraph = 'sums'): string {
  return `Bearer ${new CallSigner(SECRET, subgraph).sign(ANYONE, body)}`;
}

let resolved = 0;

function schema(): ReturnType<typeof buildSchema> {
  const built = buildSchema('type Query { double(of: Int!): Int fails: Int }');
  const fields = built.getQueryType()?.getFields() ?? {};
  for (const { name } of Object.values(fields)) {
    const field = fields[name];
    if (field !== undefined) {
      field.resolve =
        name === 'double'
          ? (_, { of }: { readonly of: number }) => {
              resolved += 1;
              return of * 2;
            }
          : () => Promise.reject(new Error('password=secret'));
    }
  }
  return built;
}

describe('a subgraph over HTTP', () => {
  let graphql: SubgraphServer;
  let server: RunningHttpServer;

  beforeAll(async () => {
    graphql = await createSubgraphServer({
      name: 'sums',
      schema: schema(),
      createContext: () => ({}),
      logger,
    });
    const subgraph = {
      name: 'sums',
      server: graphql,
      loadSampleData: () => Promise.resolve(),
      ready: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    server = await serveSubgraph(
      subgraph,
      { HOST: '127.0.0.1', PORT: 0, SUBGRAPH_SECRET: [SECRET] },
      logger,
    );
  });

  afterAll(async () => {
    await server.close();
    await graphql.stop();
  });

  interface Posted {
    readonly status: number;
    readonly type: string | null;
    readonly body: unknown;
  }

  /** As a gateway does. */
  function post(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Posted> {
    const text = JSON.stringify(body);
    return postText(text, { authorization: signed(text), ...headers });
  }

  async function postText(
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Posted> {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const type = response.headers.get('content-type');
    return { status: response.status, type, body: await response.json() };
  }

  it.each(['first', 'second, compiled', 'third'])('answers an operation the %s time', async () => {
    const asked = { query: 'query($n: Int!) { double(of: $n) }', variables: { n: 4 } };
    expect(await post(asked)).toEqual({
      status: 200,
      type: JSON_TYPE,
      body: { data: { double: 8 } },
    });
  });

  it.each(['first', 'second'])('masks a bug the %s time', async () => {
    const { status, body } = await post({ query: '{ fails double(of: 1) }' });
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { fails: null, double: 2 },
      errors: [
        {
          message: 'Internal server error',
          locations: [{ line: 1, column: 3 }],
          path: ['fails'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
  });

  it.each<[string, unknown, string]>([
    ['a document that cannot be read', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', { query: '{ triple }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { query: 'query($n: Int!) { double(of: $n) }', variables: { n: 'four' } },
      'BAD_USER_INPUT',
    ],
    [
      'an operation that is not there',
      { query: 'query a { double(of: 1) }', operationName: 'b' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('refuses %s with status 400, in process with the same errors', async (_, asked, code) => {
    for (let time = 0; time < 3; time++) {
      const { status, body } = await post(asked);
      expect(status).toBe(400);
      expect(body).toMatchObject({ errors: [{ extensions: { code } }] });
      const { errors } = await graphql.execute(asked as { query: string });
      expect(JSON.parse(JSON.stringify({ errors }))).toEqual(body);
    }
  });

  it.each<[string, unknown]>([
    ['a list', [{ query: '{ double(of: 1) }' }]],
    ['no document', {}],
    ['a document that is no text', { query: 1 }],
    ['variables that are no object', { query: '{ double(of: 1) }', variables: 'n' }],
  ])('refuses %s with status 400', async (_, asked) => {
    expect((await post(asked)).status).toBe(400);
  });

  it('leaves what it accepts to the client', async () => {
    const { type, body } = await post(
      { query: '{ double(of: 1) }' },
      { accept: 'application/graphql-response+json' },
    );
    expect(type).toBe('application/graphql-response+json; charset=utf-8');
    expect(body).toEqual({ data: { double: 2 } });
  });

  it('tells its schema', async () => {
    const { body } = await post({ query: '{ __type(name: "Query") { name } }' });
    expect(body).toEqual({ data: { __type: { name: 'Query' } } });
  });

  it.each<[string, string, (body: string) => Record<string, string>]>([
    ['not signed', BODY, () => ({})],
    ['not signed, and no JSON', '{', () => ({})],
    ['signed and no bearer token', BODY, (body) => ({ authorization: signed(body).slice(7) })],
    ['signed with another body', BODY, () => ({ authorization: signed(`${BODY} `) })],
    ['signed for another subgraph', BODY, (body) => ({ authorization: signed(body, 'geo') })],
    [
      'signed with another header',
      BODY,
      (body) => ({ authorization: signed(body).replace(/ [^.]+/, ` ${NO_ALGORITHM}`) }),
    ],
  ])('refuses a call that is %s, before it reads it', async (_, body, headers) => {
    const calls = { before: resolved, after: 0 };
    expect(await postText(body, headers(body))).toEqual({
      status: 401,
      type: JSON_TYPE,
      body: {
        errors: [
          {
            message: 'This subgraph answers calls that its gateway has signed.',
            extensions: { code: 'UNSIGNED_CALL' },
          },
        ],
      },
    });
    calls.after = resolved;
    expect(calls.after).toBe(calls.before);
  });

  it('refuses a call that comes a second time', async () => {
    const authorization = signed(BODY);
    expect((await postText(BODY, { authorization })).status).toBe(200);
    expect((await postText(BODY, { authorization })).status).toBe(401);
  });

  it('refuses what no body says, also when somebody signs for that', async () => {
    const url = `${server.url}/graphql?query=${encodeURIComponent('{ double(of: 1) }')}`;
    const headers = { 'apollo-require-preflight': 'yes', authorization: signed('') };
    expect((await fetch(url, { headers })).status).toBe(401);
  });

  it('refuses a body that is too large, without reading it to its end', async () => {
    const { status, body } = await post({ query: '{ double(of: 1) }', padding: 'x'.repeat(11e6) });
    expect(status).toBe(413);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
  });
});

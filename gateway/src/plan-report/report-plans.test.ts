import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { FormattedExecutionResult } from 'graphql';
import { createEngine } from '../federation';
import { composeFixture, FixtureWorld } from '../testing/fixture';
import { resultOf } from '../testing/gateways';
import { NO_FAULTS } from '../testing/invented-data';
import { parametersOf } from '../transports';
import type { PlanDocument } from './plan-document';
import { reportPlans } from './report-plans';

const supergraph = composeFixture();

interface Request {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly header?: string;
}

const formatError = <Formatted>(formatted: Formatted): Formatted => formatted;

function startServer(world: FixtureWorld, allowed: boolean): ApolloServer {
  const { apiSchema, explain, plugin } = createEngine({
    supergraph,
    transports: new Map(
      world.names.map((name) => [
        name,
        {
          execute: (request) => world.execute(name, parametersOf(request)),
          ping: () => Promise.resolve(),
          close: () => Promise.resolve(),
        },
      ]),
    ),
    formatError,
  });
  return new ApolloServer({
    schema: apiSchema,
    plugins: [
      reportPlans({ explain, allowed, formatError }),
      plugin,
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

type Answer = Omit<FormattedExecutionResult, 'extensions'> & {
  readonly status?: number;
  readonly extensions?: { readonly queryPlan?: PlanDocument };
};

async function ask(server: ApolloServer, { header, ...request }: Request): Promise<Answer> {
  const headers = new HeaderMap(header === undefined ? [] : [['graphql-query-plan', header]]);
  const http = { method: 'POST', headers, search: '', body: null };
  return resultOf(await server.executeOperation({ ...request, http }));
}

const QUERY =
  'query Two($upc: ID!, $to: String) { book(upc: $upc) { title shipping(to: $to) } version }';
const variables = { upc: 'b1', to: 'Kourou' };

describe('a query plan', () => {
  const world = new FixtureWorld();
  let server: ApolloServer;

  beforeAll(() => {
    server = startServer(world, true);
  });

  beforeEach(() => world.begin(1, NO_FAULTS));

  afterAll(() => server.stop());

  it('is told beside the answer', async () => {
    const plain = await ask(server, { query: QUERY, variables });
    const { data, errors, extensions } = await ask(server, {
      query: QUERY,
      variables,
      header: 'report',
    });
    expect({ data, errors }).toEqual({
      data: plain.data,
      errors: plain.errors,
    });
    expect(plain.extensions).toBeUndefined();
    expect(extensions?.queryPlan?.subgraphs.length).toBeGreaterThan(1);
  });

  it('is told without asking a subgraph', async () => {
    const answer = await ask(server, {
      query: QUERY,
      variables,
      header: 'only',
    });
    expect(Object.keys(answer)).toEqual(['extensions']);
    expect(answer.extensions?.queryPlan).toMatchInlineSnapshot(`
     {
       "literals": {},
       "node": {
         "kind": "Sequence",
         "nodes": [
           {
             "kind": "Fetch",
             "operation": "query Two__products__0($upc: ID!) {
       book(upc: $upc) {
         __typename
         id
         title
         weight
         dims {
           height
           unit {
             name
           }
         }
       }
       version
     }",
             "operationKind": "query",
             "requires": [],
             "subgraph": "products",
             "variables": [
               "upc",
             ],
           },
           {
             "kind": "Flatten",
             "node": {
               "kind": "Fetch",
               "operation": "query Two__inventory__1($representations: [_Any!]!, $to: String) {
       _entities(representations: $representations) {
         ... on Book {
           shipping(to: $to)
         }
       }
     }",
               "operationKind": "query",
               "requires": [
                 {
                   "fields": "id weight dims { height unit { name } }",
                   "type": "Book",
                 },
               ],
               "subgraph": "inventory",
               "variables": [
                 "to",
               ],
             },
             "path": [
               "book",
             ],
           },
         ],
       },
       "subgraphs": [
         "products",
         "inventory",
       ],
     }
    `);
    expect(world.calls).toEqual([]);
  });

  it('says where the answer is known without asking anybody', async () => {
    const { extensions } = await ask(server, {
      query: '{ __typename }',
      header: 'only',
    });
    expect(extensions?.queryPlan).toEqual({
      node: null,
      subgraphs: [],
      literals: {},
    });
  });

  it('tells the literals whose place variables took', async () => {
    const { extensions } = await ask(server, {
      query: '{ book(upc: "b1") { title } }',
      header: 'only',
    });
    const { literals, node } = extensions?.queryPlan ?? {};
    const [variable = ''] = Object.keys(literals ?? {});
    expect(literals).toEqual({ [variable]: 'b1' });
    expect(node).toMatchObject({ kind: 'Fetch', variables: [variable] });
  });

  it('names no address', async () => {
    const { extensions } = await ask(server, {
      query: QUERY,
      variables,
      header: 'only',
    });
    expect(JSON.stringify(extensions)).not.toMatch(/https?:|\.invalid/);
  });

  it('is not made for wrong variables, and nothing is run', async () => {
    const { errors, extensions } = await ask(server, {
      query: QUERY,
      header: 'only',
    });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
    expect(extensions).toBeUndefined();
    expect(world.calls).toEqual([]);
  });

  it('is not guessed from another word', async () => {
    const { status, errors, data } = await ask(server, {
      query: QUERY,
      variables,
      header: 'onyl',
    });
    expect({
      status,
      codes: errors?.map(({ extensions }) => extensions?.['code']),
      data,
    }).toEqual({
      status: 400,
      codes: ['BAD_REQUEST'],
      data: undefined,
    });
    expect(world.calls).toEqual([]);
  });
});

describe('a query plan that may not be seen', () => {
  const world = new FixtureWorld();
  let server: ApolloServer;

  beforeAll(() => {
    server = startServer(world, false);
  });

  afterAll(() => server.stop());

  it.each(['report', 'only'])('is refused to who asks for it with "%s"', async (header) => {
    const { status, errors } = await ask(server, {
      query: QUERY,
      variables,
      header,
    });
    expect({
      status,
      codes: errors?.map(({ extensions }) => extensions?.['code']),
    }).toEqual({
      status: 403,
      codes: ['QUERY_PLANS_NOT_ALLOWED'],
    });
    expect(world.calls).toEqual([]);
  });

  it('does not hinder who does not ask', async () => {
    const { errors } = await ask(server, { query: '{ __typename }' });
    expect(errors).toBeUndefined();
  });
});

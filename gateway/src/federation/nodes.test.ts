import { EventEmitter, once } from 'node:events';
import type { TestRequest } from '../testing/gateways';
import {
  answerOfMonolith,
  DEAD_SUBGRAPHS,
  NODE_SCRIPTS,
  NODE_SUBGRAPHS,
} from '../testing/node-fixture';
import { type Script, type ScriptedGateway, scriptedGateway } from '../testing/scripted-gateway';

interface Told {
  readonly data: unknown;
  readonly errors: readonly (readonly [path: string, code: unknown])[];
}

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

describe('nodes that several subgraphs own', () => {
  let gateway: ScriptedGateway;

  beforeAll(async () => {
    gateway = await scriptedGateway({ subgraphs: NODE_SUBGRAPHS, scripts: NODE_SCRIPTS });
  });

  afterAll(() => gateway.stop());

  beforeEach(() => {
    gateway.sent.length = 0;
  });

  afterEach(() => DEAD_SUBGRAPHS.clear());

  async function told(request: TestRequest): Promise<Told> {
    const { data, errors = [] } = await gateway.ask(request);
    return {
      data,
      errors: errors.map(({ path = [], extensions }) => [path.join('.'), extensions?.['code']]),
    };
  }

  it.each([
    ['of the first', '{ node(id: "moon") { id ... on Book { name author { id name } } } }'],
    ['of the second', '{ node(id: "cleo") { id ... on Film { minutes director { id } } } }'],
    ['of the third', '{ node(id: "nantes") { __typename ... on Town { name people { name } } } }'],
    [
      'that all know and one owns',
      '{ node(id: "verne") { id ... on Person { name town { name } } } }',
    ],
    ['of nobody', '{ node(id: "nobody") { id } }'],
    ['by their type alone', '{ node(id: "cleo") { __typename } }'],
    ['of which only what it is not is asked', '{ node(id: "nantes") { ... on Book { name } } }'],
    ['by an interface', '{ node(id: "cleo") { ... on Named { name } } }'],
    [
      'in the order of their ids, also twice',
      '{ nodes(ids: ["cleo", "nobody", "moon", "nantes", "cleo", "verne"]) { id ... on Named { name } } }',
    ],
    ['by no id', '{ nodes(ids: []) { id } }'],
    [
      'under names of the client',
      '{ id: node(id: "cleo") { name: id } node: nodes(ids: ["moon"]) { id } nodes: node(id: "nantes") { id: __typename } }',
    ],
    [
      'in parts of one field',
      '{ node(id: "cleo") { id } node(id: "cleo") { ... on Film { after { name pages(from: 10) } } } }',
    ],
    [
      'beside other fields and in fragments',
      `{ ...Root ... on Query { all: nodes(ids: ["moon", "cleo"]) { ...Some } } ... { library } }
       fragment Root on Query { __typename node(id: "cleo") { ...Some } ...More }
       fragment More on Query { library again: node(id: "nameless") { ...Some } }
       fragment Some on Node { id ... on Film { after { id name } } ... on Book { name } }`,
    ],
    [
      'unless they are left out',
      '{ node(id: "moon") @skip(if: true) { id } nodes(ids: ["cleo"]) @include(if: true) { id ... on Film @skip(if: true) { name } } }',
    ],
    ['that are all left out', '{ library ... @include(if: false) { node(id: "moon") { id } } }'],
  ])('are found: %s', async (_, query) => {
    const { data, errors } = await gateway.ask({ query });
    const expected = await answerOfMonolith(query);
    expect({ data, errors }).toEqual({ data: expected.data, errors: expected.errors });
  });

  it('are asked of each subgraph once, by the name of the field', async () => {
    await gateway.ask({ query: NODES, variables: { ids: ['moon', 'cleo'] } });
    expect(gateway.sent.map(({ subgraph }) => subgraph).toSorted()).toEqual([
      'books',
      'films',
      'towns',
    ]);
    for (const { request } of gateway.sent) {
      expect(request.query).toMatch(/^query[^{]*\{nodes\(ids:\$\w+\)\{__typename id\}\}$/);
    }
  });

  it('are asked of all subgraphs at the same time', async () => {
    const arrivals = new EventEmitter();
    let waiting = 0;
    const afterAllHaveCome = async (): Promise<void> => {
      waiting += 1;
      if (waiting < Object.keys(NODE_SUBGRAPHS).length) {
        await once(arrivals, 'all');
      }
      arrivals.emit('all');
    };
    const patient = await scriptedGateway({
      subgraphs: NODE_SUBGRAPHS,
      scripts: Object.fromEntries(
        Object.entries(NODE_SCRIPTS).map(([name, script]) => [
          name,
          async (...call: Parameters<Script>) => {
            await afterAllHaveCome();
            return script(...call);
          },
        ]),
      ),
    });
    const { data } = await patient.ask({ query: '{ node(id: "cleo") { id } }' });
    expect(data).toEqual({ node: { id: 'cleo' } });
    await patient.stop();
  });

  it('are asked of nobody else than other fields are', async () => {
    await gateway.ask({ query: '{ library }' });
    expect(gateway.sent).toHaveLength(1);
  });

  it('add nothing to what clients see', async () => {
    const { data } = await gateway.ask({ query: '{ __type(name: "Query") { fields { name } } }' });
    expect(data).toEqual({
      __type: { fields: [{ name: 'node' }, { name: 'nodes' }, { name: 'library' }] },
    });
    const [sent] =
      (await gateway.ask({ query: '{ node__BOOKS(id: "moon") { id } }' })).errors ?? [];
    expect(sent?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  describe('where a subgraph does not answer', () => {
    it('are found by the others, and nothing is said', async () => {
      DEAD_SUBGRAPHS.add('towns');
      expect(await told({ query: NODES, variables: { ids: ['moon', 'cleo'] } })).toEqual({
        data: {
          nodes: [
            { __typename: 'Book', id: 'moon' },
            { __typename: 'Film', id: 'cleo' },
          ],
        },
        errors: [],
      });
      expect(await told({ query: '{ node(id: "cleo") { id } }' })).toEqual({
        data: { node: { id: 'cleo' } },
        errors: [],
      });
    });

    it('are null with a reason where nobody has found them', async () => {
      DEAD_SUBGRAPHS.add('towns');
      expect(
        await told({ query: NODES, variables: { ids: ['nantes', 'cleo', 'nobody'] } }),
      ).toEqual({
        data: { nodes: [null, { __typename: 'Film', id: 'cleo' }, null] },
        errors: [
          ['nodes.0', 'SUBGRAPH_UNAVAILABLE'],
          ['nodes.2', 'SUBGRAPH_UNAVAILABLE'],
        ],
      });
      expect(await told({ query: '{ it: node(id: "nobody") { id } }' })).toEqual({
        data: { it: null },
        errors: [['it', 'SUBGRAPH_UNAVAILABLE']],
      });
    });

    it('leave the fields beside them as they are', async () => {
      DEAD_SUBGRAPHS.add('films');
      const query = '{ library node(id: "moon") { id } missing: node(id: "cleo") { id } }';
      expect(await told({ query })).toEqual({
        data: { library: 'municipal', node: { id: 'moon' }, missing: null },
        errors: [['missing', 'SUBGRAPH_UNAVAILABLE']],
      });
    });

    it('are one null with each reason where nobody answers', async () => {
      for (const name of Object.keys(NODE_SUBGRAPHS)) {
        DEAD_SUBGRAPHS.add(name);
      }
      const answer = await gateway.ask({ query: NODES, variables: { ids: ['moon'] } });
      expect(answer.data).toEqual({ nodes: null });
      expect(answer.errors?.map(({ message, path }) => [message, path])).toEqual([
        ['The subgraph "books" could not be reached.', ['nodes']],
        ['The subgraph "films" could not be reached.', ['nodes']],
        ['The subgraph "towns" could not be reached.', ['nodes']],
      ]);
    });

    it('still miss the fields that only it has', async () => {
      DEAD_SUBGRAPHS.add('towns');
      const query = '{ nodes(ids: ["verne"]) { id ... on Person { town { name } } } }';
      expect(await told({ query })).toEqual({
        data: { nodes: [{ id: 'verne', town: null }] },
        errors: [['nodes.0.town', 'SUBGRAPH_UNAVAILABLE']],
      });
    });
  });

  it('of two subgraphs by one id are not mixed: one of them stands', async () => {
    const query = `{
      node(id: "dune") { ...Any }
      nodes(ids: ["cleo", "dune"]) { ...Any }
    } fragment Any on Node { __typename ... on Named { name } ... on Book { pages } ... on Film { minutes } }`;
    const book = { __typename: 'Book', name: 'Dune', pages: 412 };
    expect(await told({ query })).toEqual({
      data: {
        node: book,
        nodes: [{ __typename: 'Film', name: 'Cléo de 5 à 7', minutes: 90 }, book],
      },
      errors: [],
    });
  });

  it('that no subgraph can look up are null with the reason, once', async () => {
    expect(await told({ query: NODES, variables: { ids: ['cleo', 'broken'] } })).toEqual({
      data: { nodes: [{ __typename: 'Film', id: 'cleo' }, null] },
      errors: [['nodes.1', 'DOWNSTREAM_SERVICE_ERROR']],
    });
  });
});

describe('nodes that one subgraph owns', () => {
  it('are asked of it as any other field is', async () => {
    const gateway = await scriptedGateway({
      subgraphs: {
        books: `type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node] }
          interface Node { id: ID! } type Book implements Node @key(fields: "id") { id: ID! }`,
        films: 'type Query { films: [Book] } type Book @key(fields: "id") { id: ID! }',
      },
      scripts: { books: () => ({ data: { node: { __typename: 'Book', id: 'moon' } } }) },
    });
    const { data } = await gateway.ask({ query: '{ node(id: "moon") { id } }' });
    expect(data).toEqual({ node: { id: 'moon' } });
    expect(gateway.sent.map(({ subgraph }) => subgraph)).toEqual(['books']);
    await gateway.stop();
  });
});

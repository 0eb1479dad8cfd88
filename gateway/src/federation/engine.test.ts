import { type Script, type ScriptedGateway, scriptedGateway } from '../testing/scripted-gateway';
import { SubgraphFailure } from '../transports';

const CATALOGUE = `
  type Query { firms: [Firm!] firm(id: ID!): Firm sites: [[Site]] }
  type Mutation { open(id: ID!): Firm close(id: ID!): Firm }
  type Firm @key(fields: "id") { id: ID! name: String partner: Firm secret: Int @shareable }
  type Site @key(fields: "id") { id: ID! }
`;
const GEO = `
  type Query { nearest: Site }
  type Mutation { move(id: ID!): Site }
  type Site @key(fields: "id") { id: ID! town: String }
  type Firm @key(fields: "id") {
    id: ID! secret: Int @external
    town(in: String): String
    code: String! @requires(fields: "secret")
  }
`;

type Entity = Readonly<Record<string, unknown>>;

/** Answers entity fetches with one function for each representation. */
const entities =
  (find: (representation: Entity) => unknown): Script =>
  ({ variables }) => ({
    data: { _entities: ((variables?.['representations'] ?? []) as Entity[]).map(find) },
  });

const firms =
  (...ids: string[]): Script =>
  () => ({ data: { firms: ids.map((id) => ({ __typename: 'Firm', id })) } });

describe('the engine', () => {
  let gateway: ScriptedGateway;
  const start = async (catalogue: Script, geo: Script = () => ({ data: null })): Promise<void> => {
    gateway = await scriptedGateway({
      subgraphs: { catalogue: CATALOGUE, geo: GEO },
      scripts: { catalogue, geo },
    });
  };

  afterEach(() => gateway.stop());

  describe('asks subgraphs', () => {
    it('for equal entities once, and gives each its own answer', async () => {
      await start(
        firms('a', 'b', 'a'),
        entities(({ id }) => ({ town: `town of ${String(id)}` })),
      );
      const { data } = await gateway.ask({ query: '{ firms { id town } }' });
      expect(data).toEqual({
        firms: [
          { id: 'a', town: 'town of a' },
          { id: 'b', town: 'town of b' },
          { id: 'a', town: 'town of a' },
        ],
      });
      expect(gateway.sent[1]?.request.variables).toEqual({
        representations: [
          { __typename: 'Firm', id: 'a' },
          { __typename: 'Firm', id: 'b' },
        ],
      });
    });

    it('nothing when there is nothing to ask about', async () => {
      await start(() => ({ data: { firms: [] } }));
      expect(await gateway.ask({ query: '{ firms { town } }' })).toEqual({ data: { firms: [] } });
      expect(gateway.sent).toHaveLength(1);
    });

    it('for entities in lists of lists', async () => {
      await start(
        () => ({
          data: {
            sites: [
              [{ __typename: 'Site', id: '1' }, null],
              null,
              [{ __typename: 'Site', id: '2' }],
            ],
          },
        }),
        entities(({ id }) => ({ town: id })),
      );
      const { data } = await gateway.ask({ query: '{ sites { town } }' });
      expect(data).toEqual({ sites: [[{ town: '1' }, null], null, [{ town: '2' }]] });
    });

    it('with the variables they need and no others', async () => {
      await start(
        firms('a'),
        entities(() => ({ town: 'Toulouse' })),
      );
      await gateway.ask({
        query:
          'query ($in: String, $with: Boolean!) { firms { id @include(if: $with) town(in: $in) } }',
        variables: { in: 'fr', with: true },
      });
      expect(gateway.sent.map(({ request }) => request.variables)).toEqual([
        {},
        { in: 'fr', representations: [{ __typename: 'Firm', id: 'a' }] },
      ]);
    });

    it('with a client variable that federation has a use for itself', async () => {
      await start(
        firms('a'),
        entities(() => ({ town: 'Toulouse' })),
      );
      const { data } = await gateway.ask({
        query: 'query ($representations: String) { firms { town(in: $representations) } }',
        variables: { representations: 'fr' },
      });
      expect(data).toEqual({ firms: [{ town: 'Toulouse' }] });
      expect(gateway.sent[1]?.request.variables).toEqual({
        representations_: 'fr',
        representations: [{ __typename: 'Firm', id: 'a' }],
      });
    });

    it('for mutations one after the other, in the order of the operation', async () => {
      const finished: string[] = [];
      const slowly =
        (name: string, data: unknown): Script =>
        async () => {
          await new Promise((resolve) => setTimeout(resolve, name === 'open' ? 30 : 1));
          finished.push(name);
          return { data };
        };
      await start(
        (request, options) =>
          request.query.includes('open')
            ? slowly('open', { open: { id: 'a' } })(request, options)
            : slowly('close', { close: { id: 'b' } })(request, options),
        slowly('move', { move: { id: 'c' } }),
      );
      const { data } = await gateway.ask({
        query: 'mutation { open(id: "a") { id } move(id: "c") { id } close(id: "b") { id } }',
      });
      expect(data).toEqual({ open: { id: 'a' }, move: { id: 'c' }, close: { id: 'b' } });
      expect(finished).toEqual(['open', 'move', 'close']);
    });
  });

  describe('answers', () => {
    it('keys that every object inherits, and keys that it must not set', async () => {
      await start(() => ({ data: { firm_0: { id_1: 'a', name_2: null, name_3: 'A' } } }));
      const query =
        '{ constructor: firm(id: 1) { __proto__: id toString: name hasOwnProperty: name valueOf: __typename } }';
      // The first answer takes the exact way, the second one the generated.
      for (const { data } of [await gateway.ask({ query }), await gateway.ask({ query })]) {
        expect(JSON.stringify(data)).toBe(
          '{"constructor":{"__proto__":"a","toString":null,"hasOwnProperty":"A","valueOf":"Firm"}}',
        );
      }
      expect(Object.prototype).not.toHaveProperty('id');
    });

    it('what a subgraph sends beside a key __proto__ without touching any prototype', async () => {
      const proto = '"__proto__":{"__typename":"Firm","town":"nowhere"}';
      await start(
        () =>
          JSON.parse(
            `{"data":{${proto},"firm_0":{${proto},"__typename":"Firm","id":"a"}}}`,
          ) as unknown,
        entities(() => ({ town: 'Toulouse' })),
      );
      const { data } = await gateway.ask({ query: '{ __proto__: firm(id: 1) { id town } }' });
      expect(JSON.stringify(data)).toBe('{"__proto__":{"id":"a","town":"Toulouse"}}');
      expect(Object.prototype).not.toHaveProperty('town');
    });

    it('fields that the client calls as federation calls others', async () => {
      await start(
        ({ query }) => ({
          data: {
            firms: [
              query.includes('id_0:id') && query.includes('name_1:name')
                ? { __typename: 'Firm', id_0: 'a', name_1: 'A', id: 'a' }
                : {},
            ],
          },
        }),
        entities(({ id }) => ({ town: `town of ${String(id)}` })),
      );
      const { data } = await gateway.ask({ query: '{ firms { __typename: id id: name town } }' });
      expect(data).toEqual({ firms: [{ __typename: 'a', id: 'A', town: 'town of a' }] });
    });

    it('what the schema says about itself beside what subgraphs say', async () => {
      await start(firms('a'));
      const { data } = await gateway.ask({
        query:
          'query ($name: String!) { firms { id } one: __type(name: $name) { name } __schema { queryType { name } } __typename }',
        variables: { name: 'Site' },
      });
      expect(data).toEqual({
        firms: [{ id: 'a' }],
        one: { name: 'Site' },
        __schema: { queryType: { name: 'Query' } },
        __typename: 'Query',
      });
    });

    it('an object of which conditions leave nothing as an empty object', async () => {
      await start(() => ({ data: { firm: { __typename: 'Firm' } } }));
      const { data } = await gateway.ask({
        query: 'query ($no: Boolean!) { firm(id: 1) { name @include(if: $no) } }',
        variables: { no: false },
      });
      expect(data).toEqual({ firm: {} });
    });

    it('what is left beside a field with requirements that is left out', async () => {
      await start(
        firms('a'),
        entities(() => ({ town: 'Toulouse' })),
      );
      const { data } = await gateway.ask({
        query: 'query ($no: Boolean!) { firms { town code @include(if: $no) } }',
        variables: { no: false },
      });
      expect(data).toEqual({ firms: [{ town: 'Toulouse' }] });
    });

    it('one of several operations with conditions of their own', async () => {
      await start(firms('a'));
      const { data } = await gateway.ask({
        query:
          'query A { firms { id } } query B($b: Boolean!) { firms { ...F } } fragment F on Firm { name @skip(if: $b) }',
        operationName: 'A',
      });
      expect(data).toEqual({ firms: [{ id: 'a' }] });
    });

    it('fields that require one field with different arguments, each by its own', async () => {
      const shop = await scriptedGateway({
        subgraphs: {
          shop: `type Query { item: Item }
            type Item @key(fields: "id") { id: ID! price(currency: String!): Int }`,
          post: `type Item @key(fields: "id") {
            id: ID! price(currency: String!): Int @external
            domestic: Int @requires(fields: "price(currency: \\"EUR\\")")
            abroad: Int @requires(fields: "price(currency: \\"USD\\")")
          }`,
        },
        scripts: {
          shop: ({ query }) => ({
            data: {
              item: {
                __typename: 'Item',
                id: '1',
                price: query.includes('EUR') ? 10 : 20,
                price_0: 30,
              },
            },
          }),
          post: (request, options) =>
            entities(({ price }) =>
              request.query.includes('abroad') ? { abroad: price } : { domestic: price },
            )(request, options),
        },
      });
      const query = '{ item { domestic abroad price(currency: "GBP") } }';
      expect(await shop.ask({ query })).toEqual({
        data: { item: { domestic: 10, abroad: 20, price: 30 } },
      });
      await shop.stop();
      await start(firms());
    });

    it('anew for other conditions of the same operation', async () => {
      await start(() => ({ data: { firm: { id: 'a', name: 'A' } } }));
      const query = 'query ($with: Boolean = true) { firm(id: 1) { id name @include(if: $with) } }';
      expect((await gateway.ask({ query })).data).toEqual({ firm: { id: 'a', name: 'A' } });
      const without = await gateway.ask({ query, variables: { with: false } });
      expect(without.data).toEqual({ firm: { id: 'a' } });
    });
  });

  describe('locates', () => {
    it('an error of one entity at every place where that entity is', async () => {
      await start(firms('a', 'b', 'a'), () => ({
        data: { _entities: [{ town: null }, { town: 'B' }] },
        errors: [
          { message: 'no town', path: ['_entities', 0, 'town'], extensions: { code: 'LOST' } },
        ],
      }));
      const { data, errors } = await gateway.ask({ query: '{ firms { where: town } }' });
      expect(data).toEqual({ firms: [{ where: null }, { where: null }, { where: null }] });
      expect(errors?.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual([
        [['firms', 0], 'LOST'],
        [['firms', 2], 'LOST'],
      ]);
    });

    it('a subgraph that is gone at what it cannot fill, and keeps the rest', async () => {
      await start(
        () => ({ data: { firm: { __typename: 'Firm', id: 'a', name: 'A' } } }),
        () => Promise.reject(new SubgraphFailure('geo', 'SUBGRAPH_UNAVAILABLE')),
      );
      expect(await gateway.ask({ query: '{ firm(id: 1) { name town } nearest { id } }' })).toEqual({
        data: { firm: { name: 'A', town: null }, nearest: null },
        errors: expect.arrayContaining([
          {
            message: 'The subgraph "geo" could not be reached.',
            path: ['nearest'],
            extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
          },
          {
            message: 'The subgraph "geo" could not be reached.',
            path: ['firm', 'town'],
            extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
          },
        ]) as unknown,
      });
    });

    it('a lost field that the client did not ask for where the client asked for something', async () => {
      await start(
        ({ query }) =>
          query.includes('secret')
            ? {
                data: { firm: { __typename: 'Firm', id: 'a', secret: null } },
                errors: [{ message: 'no', path: ['firm', 'secret'] }],
              }
            : {},
        entities(() => null),
      );
      const { data, errors } = await gateway.ask({ query: '{ firm(id: 1) { id code } }' });
      expect(data).toEqual({ firm: null });
      expect(errors?.map(({ path }) => path)).toEqual([['firm']]);
    });

    it('a missing value that must not be missing, when nothing else explains it', async () => {
      await start(
        firms('a'),
        entities(() => null),
      );
      const { data, errors } = await gateway.ask({ query: '{ firms { code } }' });
      expect(data).toEqual({ firms: null });
      expect(errors).toEqual([
        {
          message: 'Cannot return null for non-nullable field Firm.code.',
          path: ['firms', 0, 'code'],
          extensions: { code: 'SUBGRAPH_INVALID_VALUE' },
        },
      ]);
    });

    it.each([
      ['a list that is none', { firms: { id: 1 } }],
      ['an object that is none', { firms: ['x'] }],
      ['an unknown type', { firms: [{ __typename: 'Ghost', id: 'a' }] }],
      ['a leaf of the wrong kind', { firms: [{ id: 'a', name: { first: 'A' } }] }],
    ])('%s in an answer', async (_, data) => {
      await start(() => ({ data }));
      const { errors } = await gateway.ask({ query: '{ firms { id name } }' });
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual([
        'SUBGRAPH_INVALID_VALUE',
      ]);
      expect(errors?.[0]?.path?.[0]).toBe('firms');
    });

    it.each([
      ['data that is none', { data: 'x' }],
      ['not an object', 'x'],
      ['entities that are none', { data: { _entities: 'x' } }],
      ['too few entities', { data: { _entities: [] } }],
    ])('%s as a bad answer', async (_, answer) => {
      await start(firms('a'), () => answer);
      const { data, errors } = await gateway.ask({ query: '{ firms { id town } }' });
      expect(data).toEqual({ firms: [{ id: 'a', town: null }] });
      expect(errors).toEqual([
        {
          message: 'The subgraph "geo" did not answer with GraphQL.',
          path: ['firms', 0, 'town'],
          extensions: { code: 'SUBGRAPH_BAD_ANSWER' },
        },
      ]);
    });
  });

  describe('refuses', () => {
    beforeEach(() => start(firms('a')));

    it.each([
      [
        'a wrong variable',
        { query: 'query ($id: ID!) { firm(id: $id) { id } }' },
        'BAD_USER_INPUT',
      ],
      [
        'a condition that is null',
        {
          query: 'query ($if: Boolean = true) { firms { id @skip(if: $if) } }',
          variables: { if: null },
        },
        'BAD_USER_INPUT',
      ],
      [
        'an operation that is not there',
        { query: '{ firms { id } }', operationName: 'X' },
        'OPERATION_RESOLUTION_FAILURE',
      ],
      ['an unknown field', { query: '{ moons }' }, 'GRAPHQL_VALIDATION_FAILED'],
      ['text that is not GraphQL', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ])('%s', async (_, request, code) => {
      const { data, errors, status } = await gateway.ask(request);
      expect(data).toBeUndefined();
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual([code]);
      expect(status).toBe(400);
      expect(gateway.sent).toEqual([]);
    });
  });

  it('answers several who ask the same at once', async () => {
    await start(firms('a'));
    const query = '{ firms { id } }';
    const answers = await Promise.all([1, 2, 3].map(() => gateway.ask({ query })));
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ data: { firms: [{ id: 'a' }] } })));
  });

  describe('when the client has gone', () => {
    it('tells the subgraph that is being asked, and asks no other', async () => {
      const client = new AbortController();
      let seen: { readonly aborted: boolean } | undefined;
      await start((_, { signal }) => {
        seen = signal;
        client.abort();
        return { data: { firms: [{ __typename: 'Firm', id: 'a' }] } };
      });
      await gateway.ask({ query: '{ firms { town } }' }, client.signal);
      expect(seen?.aborted).toBe(true);
      expect(gateway.sent.map(({ subgraph }) => subgraph)).toEqual(['catalogue']);
    });

    it('finishes a mutation', async () => {
      const client = new AbortController();
      await start(
        (_, { signal }) => {
          expect(signal).toBeUndefined();
          client.abort();
          return { data: { open: { id: 'a' } } };
        },
        () => ({ data: { move: { id: 'b' } } }),
      );
      const query = 'mutation { open(id: 1) { id } move(id: 1) { id } }';
      const { data } = await gateway.ask({ query }, client.signal);
      expect(data).toEqual({ open: { id: 'a' }, move: { id: 'b' } });
    });
  });
});

describe('a supergraph', () => {
  it('with a policy is refused, since nothing here enforces it', async () => {
    const subgraphs = {
      vault: 'type Query { gold: Int @federation__policy(policies: [["may be rich"]]) }',
    };
    await expect(scriptedGateway({ subgraphs, scripts: {} })).rejects.toThrow(
      /cannot be served: .*policy.* SECURITY/s,
    );
  });

  it('with subscriptions is not subscribed to by who is answered once', async () => {
    const gateway = await scriptedGateway({
      subgraphs: { ticker: 'type Query { now: Int } type Subscription { tick: Int }' },
      scripts: { ticker: () => ({ data: { now: 1 } }) },
    });
    expect(await gateway.ask({ query: '{ now }' })).toEqual({ data: { now: 1 } });
    expect(await gateway.ask({ query: 'subscription { tick }' })).toEqual({
      errors: [
        {
          message:
            'This gateway does not execute subscriptions in one answer: accept text/event-stream or multipart/mixed;subscriptionSpec=1.0, or open a WebSocket at this address (protocol graphql-transport-ws).',
          extensions: { code: 'OPERATION_NOT_SUPPORTED' },
        },
      ],
      status: 400,
    });
    await gateway.stop();
  });
});

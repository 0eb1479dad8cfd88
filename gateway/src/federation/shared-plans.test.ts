import { GraphQLError } from 'graphql';
import { type ScriptedGateway, scriptedGateway } from '../testing/scripted-gateway';

describe('operations that differ only in literals', () => {
  let gateway: ScriptedGateway;

  beforeAll(async () => {
    gateway = await scriptedGateway({
      subgraphs: {
        shop: `type Query { item(id: ID!, day: Day): Item }
          scalar Day
          type Mutation { rename(id: ID!, name: String = "x"): Item }
          type Item @key(fields: "id") { id: ID! name(locale: String = "en"): String }`,
      },
      scripts: {
        shop: ({ variables }) =>
          Object.values(variables ?? {}).includes('never')
            ? {
                errors: [
                  new GraphQLError('Variable "$literal_1" got invalid value "never"; no such day.'),
                ],
              }
            : { data: { item: { name: JSON.stringify(variables) } } },
      },
    });
  });

  afterAll(() => gateway.stop());

  beforeEach(() => {
    gateway.sent.length = 0;
  });

  it('reach a subgraph as one document with other variables', async () => {
    const one = await gateway.ask({ query: '{ item(id: 1) { name(locale: "fr") } }' });
    const other = await gateway.ask({ query: '{ item(id: "b") { name(locale: "de") } }' });
    expect([one.data, other.data]).toEqual([
      { item: { name: '{"literal_0":"1","literal_1":"fr"}' } },
      { item: { name: '{"literal_0":"b","literal_1":"de"}' } },
    ]);
    const documents = gateway.sent.map(({ request }) => request.query);
    expect(documents[0]).toContain('literal_0');
    expect(documents[1]).toBe(documents[0]);
  });

  it('keep them when a client sends variables of the same names', async () => {
    const variables = { literal_0: 'mine' };
    const { data } = await gateway.ask({ query: '{ item(id: "a") { name } }', variables });
    expect(data).toEqual({ item: { name: '{"literal_0":"a"}' } });
  });

  it('hide the names from a client whose literal a subgraph refuses', async () => {
    const { errors } = await gateway.ask({ query: '{ item(id: 1, day: "never") { name } }' });
    expect(errors?.map(({ message }) => message)).toEqual([
      'A value got invalid value "never"; no such day.',
    ]);
  });
});

describe('operations that differ only in aliases', () => {
  let gateway: ScriptedGateway;

  beforeAll(async () => {
    gateway = await scriptedGateway({
      subgraphs: {
        shop: `type Query { item(id: ID!): Item }
          type Item @key(fields: "id") { id: ID! name: String price: Int! }`,
      },
      scripts: {
        shop: () => ({
          data: { item_0: { id: '1', name_1: null, price_2: null } },
          errors: [new GraphQLError('No name.', { path: ['item_0', 'name_1'] })],
        }),
      },
    });
  });

  afterAll(() => gateway.stop());

  it('reach a subgraph as one document, and are answered in the keys of each', async () => {
    const one = await gateway.ask({ query: '{ a: item(id: 1) { id b: name c: price } }' });
    const other = await gateway.ask({ query: '{ id: item(id: 1) { id c: name a: price } }' });
    expect(
      [one, other].map(({ data, errors = [] }) => [data, errors.map(({ path }) => path)]),
    ).toEqual([
      [
        { a: null },
        [
          ['a', 'b'],
          ['a', 'c'],
        ],
      ],
      [
        { id: null },
        [
          ['id', 'c'],
          ['id', 'a'],
        ],
      ],
    ]);
    const documents = gateway.sent.map(({ request }) => request.query);
    expect(documents[1]).toBe(documents[0]);
  });
});

import { parse } from 'graphql';
import { composeFixture } from '../testing/fixture';
import { loadFederatedSchema } from './federated-schema';
import { planOperation } from './plan-operation';

const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@inaccessible", "@override"
])`;
const NODE = 'interface Node { id: ID! }';
const BOOK = 'type Book implements Node @key(fields: "id") { id: ID! }';
/** Composition wants a type in common. */
const BOOK_AND_FILM = `${BOOK} ${BOOK.replace('Book', 'Film')}`;
const FIND = 'node(id: ID!): Node @shareable';

/** For each field whose nodes several subgraphs are asked for, the stand-ins. */
function standIns(...subgraphs: readonly string[]): Record<string, readonly string[]> {
  const { sdl } = composeFixture(
    Object.fromEntries(subgraphs.map((text, at) => [`s${at}`, `${FEDERATION_LINK}\n${text}`])),
  );
  return Object.fromEntries(loadFederatedSchema(sdl).nodeFields);
}

describe('the fields of global object identification', () => {
  it('stand for one field of each subgraph that has them', () => {
    const one = `type Query { ${FIND} nodes(ids: [ID!]!): [Node]! @shareable } ${NODE}`;
    const other = `type Query { ${FIND} } ${NODE} ${BOOK}`;
    const without = `type Query { a: Int } ${BOOK} ${NODE}`;
    expect(standIns(one + BOOK, other, one + BOOK_AND_FILM, without)).toEqual({
      node: ['node__S0', 'node__S1', 'node__S2'],
      nodes: ['nodes__S0', 'nodes__S2'],
    });
  });

  it('take no name that a field has', () => {
    const taken = `type Query { ${FIND} node__S0: Int @shareable } ${NODE}`;
    expect(standIns(taken + BOOK, taken + BOOK_AND_FILM)).toEqual({
      node: ['node__S0_', 'node__S1'],
    });
  });

  it.each([
    ['another argument', 'node(id: Int!): Node @shareable'],
    ['one argument more', 'node(id: ID!, locale: String): Node @shareable'],
    ['something that is never null', 'node(id: ID!): Node! @shareable'],
    ['another type', 'node(id: ID!): Book @shareable'],
    ['no client', 'node(id: ID!): Node @shareable @inaccessible'],
  ])('are other fields when they are for %s', (_, field) => {
    const text = `type Query { a: Int @shareable ${field} } ${NODE}`;
    expect(standIns(text + BOOK, text + BOOK_AND_FILM)).toEqual({});
  });

  it('are as other shared fields where all subgraphs have nodes of the same types', () => {
    const text = `type Query { ${FIND} } ${NODE} ${BOOK_AND_FILM}`;
    expect(standIns(text, text)).toEqual({});
  });

  it('are other fields where a node is no interface', () => {
    const text = `type Query { ${FIND} } type Node @key(fields: "id") { id: ID! }`;
    expect(standIns(text, text)).toEqual({});
  });

  it('are asked of the subgraph that took them over, not of the one that had them', () => {
    const before = `type Query { node(id: ID!): Node } ${NODE}`;
    const after = before.replace('Node }', 'Node @override(from: "s0") }');
    expect(standIns(before + BOOK, after + BOOK_AND_FILM)).toEqual({});
  });
});

it('plans what each subgraph is asked, in its own words', () => {
  const text = `${FEDERATION_LINK} type Query { ${FIND} a: Int @shareable } ${NODE}`;
  const { sdl } = composeFixture({ one: text + BOOK, other: text + BOOK_AND_FILM });
  const schema = loadFederatedSchema(sdl);
  const query = 'query Q($id: ID!) { a node(id: $id) { id } again: node(id: $id) { id } }';
  const { plans, nodeKeys } = planOperation(schema, parse(query), undefined);
  expect(plans.map(({ node }) => node)).toMatchObject([
    {
      serviceName: 'one',
      operation:
        'query Q__one__0($id:ID!){node(id:$id){__typename id}again:node(id:$id){__typename id}a}',
    },
    {
      serviceName: 'other',
      operation:
        'query Q__other__0($id:ID!){node(id:$id){__typename id}again:node(id:$id){__typename id}}',
    },
  ]);
  expect([...nodeKeys]).toEqual(['node', 'again']);
});

it('plans as any shared field what not every subgraph can be asked for', () => {
  const person = 'type Person implements Node { id: ID! @shareable }';
  const text = `${FEDERATION_LINK} type Query { ${FIND} } ${NODE}`;
  const { sdl } = composeFixture({
    one: `${text} ${BOOK} ${person}`,
    other: `${text} ${BOOK_AND_FILM} ${person.replace('}', ' name: String }')}`,
  });
  const schema = loadFederatedSchema(sdl);
  const query = '{ node(id: 1) { id ... on Person { name } } }';
  const { plans, nodeKeys } = planOperation(schema, parse(query), undefined);
  expect(plans.map(({ node }) => node)).toMatchObject([
    { serviceName: 'other', operation: '{node(id:1){__typename ...on Person{name}id}}' },
  ]);
  expect(nodeKeys.size).toBe(0);
});

it('plans conflicts between required fields apart in the part that has them', () => {
  const { sdl } = composeFixture({
    shop: `${FEDERATION_LINK}
      type Query { ${FIND} item: Item } ${NODE}
      type Item implements Node @key(fields: "id") { id: ID! price(currency: String): Int }`,
    post: `${FEDERATION_LINK}
      type Query { ${FIND} } ${NODE}
      type Parcel implements Node @key(fields: "id") { id: ID! }
      type Item implements Node @key(fields: "id") {
        id: ID! price(currency: String): Int @external
        postage: Int @requires(fields: "price(currency: \\"EUR\\")")
        customs: Int @requires(fields: "price(currency: \\"USD\\")")
      }`,
  });
  const schema = loadFederatedSchema(sdl);
  const plansOf = (query: string): number =>
    planOperation(schema, parse(query), undefined).plans.length;
  expect(plansOf('{ item { postage customs } }')).toBe(2);
  expect(plansOf('{ item { postage customs } node(id: 1) { id } }')).toBe(3);
  expect(plansOf('{ node(id: 1) { ... on Item { postage customs } } }')).toBe(4);
});

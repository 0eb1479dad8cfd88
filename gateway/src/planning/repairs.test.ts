import { parse, print } from 'graphql';
import { composeFixture } from '../testing/fixture';
import { withDistinctKeys } from './distinct-keys';
import { loadFederatedSchema } from './federated-schema';
import { planOperation } from './plan-operation';
import { withoutRequirementConflicts } from './requirement-conflicts';
import { withoutUnresolvableTwins } from './unresolvable-twins';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])`;
const { sdl } = composeFixture({
  shop: `${LINK}
    type Query { item(id: ID!): Item }
    type Item @key(fields: "id") { id: ID! name: String price(currency: String): Int }`,
  post: `${LINK}
    type Item @key(fields: "id") {
      id: ID! price(currency: String): Int @external
      postage: Int @requires(fields: "price(currency: \\"EUR\\")")
      customs: Int @requires(fields: "price(currency: \\"USD\\")")
    }`,
});
const schema = loadFederatedSchema(sdl);

const distinct = (query: string): string => {
  const { document } = withDistinctKeys(parse(query), schema.plannersKeys);
  return print(document).replaceAll(/\s+/g, ' ').trim();
};

const aliased = (a: string, b: string, c: string): string =>
  distinct(
    `{ ${a}: item(id: 1) { ${b}: id } ${c}: item(id: 2) { ...F } } fragment F on Item { ${b}: id ${c}: name }`,
  );

const keys = (joins: string): string =>
  print(withoutUnresolvableTwins(parse(`type T ${joins} { id: ID }`)));

const parts = (query: string): string[] =>
  withoutRequirementConflicts(parse(query), schema.requirementConflicts).map((part) =>
    print(part).replaceAll(/\s+/g, ' ').trim(),
  );

describe('keys that plans use for themselves', () => {
  it('are not left to other fields', () => {
    expect(distinct('{ item(id: 1) { id: name id_: name postage } }')).toBe(
      '{ item(id: 1) { name_0: name name_1: name postage } }',
    );
    expect(distinct('{ item(id: 1) { type: __typename __typename: name } }')).toBe(
      '{ item(id: 1) { typename_0: __typename name_1: name } }',
    );
  });

  it('are not left to a required field with arguments of the client', () => {
    expect(distinct('{ item(id: 1) { price(currency: "USD") postage } }')).toBe(
      '{ item(id: 1) { price_0: price(currency: "USD") postage } }',
    );
  });

  it('are the same for operations that differ only in aliases', () => {
    expect(aliased('x', 'y', 'z')).toBe(aliased('name', 'item', 'id'));
    expect(aliased('x', 'y', 'y')).not.toBe(aliased('x', 'y', 'z'));
  });

  it('are left alone in questions about the schema', () => {
    const query = '{ __schema { queryType { id: name } } }';
    expect(distinct(query)).toBe(query);
  });

  it('get their own name back for the client', () => {
    const document = parse('{ item(id: 1) { id: name } }');
    const { clientKeys } = withDistinctKeys(document, schema.plannersKeys);
    expect([...clientKeys]).toEqual([['name_0', 'id']]);
  });
});

describe('unresolvable keys', () => {
  it('are dropped where the same subgraph has a resolvable one', () => {
    const resolvable = '@join__type(graph: A, key: "id", resolvable: true)';
    const twin = '@join__type(graph: A, key: "sku", resolvable: false)';
    expect(keys(`${resolvable} ${twin}`)).toBe(print(parse(`type T ${resolvable} { id: ID }`)));
  });

  it('stay where they are all that a subgraph has', () => {
    const only =
      '@join__type(graph: A, key: "id", resolvable: false) @join__type(graph: B, key: "id")';
    expect(keys(only)).toBe(print(parse(`type T ${only} { id: ID }`)));
  });
});

describe('a plan', () => {
  it('may ask nobody only when nothing is asked of subgraphs', () => {
    const { plans } = planOperation(schema, parse('{ __schema { __typename } }'), undefined);
    expect(plans.map(({ node }) => node)).toEqual([undefined]);
  });
});

describe('fields that require one field with different arguments', () => {
  it('are planned apart', () => {
    expect(parts('{ item(id: 1) { name postage customs } }')).toEqual([
      '{ item(id: 1) { name postage } }',
      '{ item(id: 1) { name customs } }',
    ]);
  });

  it('stay together when they agree or are alone', () => {
    const query = '{ item(id: 1) { price postage } }';
    expect(parts(query)).toEqual([query]);
  });
});

import { parse } from 'graphql';
import { composeFixture } from '../testing/fixture';
import { loadFederatedSchema } from './federated-schema';
import { planOperation } from './plan-operation';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject", "@requires", "@external"])`;

const schema = loadFederatedSchema(
  composeFixture({
    catalogue: `${LINK}
      type Query { item(id: ID!): Item }
      interface Item @key(fields: "id") { id: ID! name: String }
      type Tool implements Item @key(fields: "id") { id: ID! name: String wear: Int }
      type Part implements Item @key(fields: "id") { id: ID! name: String of: Item }
      type Service implements Item @key(fields: "id") { id: ID! name: String }`,
    labels: `${LINK}
      type Query { label(number: ID!): Label }
      type Label @key(fields: "number") { number: ID! subject: Item }
      type Item @interfaceObject @key(fields: "id") {
        id: ID! name: String @external current: Label history: [Label] slogan: String @requires(fields: "name")
      }`,
    prices: `${LINK}
      type Tool @key(fields: "id") { id: ID! price: Int }
      type Label @key(fields: "number") { number: ID! fee: Int }`,
  }).sdl,
);

const plansFor = (query: string): number => {
  planOperation(schema, parse(query), undefined);
  return schema.planner.lastGeneratedPlanStatistics()?.evaluatedPlanCount ?? 0;
};

const toAndFro = (depth: number): string =>
  depth === 0
    ? 'number'
    : `number fee subject { name slogan current { number } history { ${toAndFro(depth - 1)} } }`;

describe('an operation that goes to and fro between an interface and its interface object', () => {
  it.each([1, 5, 20])('has one way to be planned, %d times as well', (depth) => {
    expect(plansFor(`{ item(id: 1) { current { ${toAndFro(depth)} } } }`)).toBe(1);
    expect(plansFor(`{ label(number: 1) { ${toAndFro(depth)} } }`)).toBe(1);
  });

  it.each([
    ['of a type', '... on Tool { wear price current { number } }'],
    [
      'of a type after one of the interface',
      'history { number } ... on Part { history { number } }',
    ],
    ['of a subgraph that knows only the types', '... on Tool { price } ... on Part { name }'],
    ['below a field of a type', '... on Part { of { current { number } ... on Tool { price } } }'],
  ])('still reaches fields %s', (_, fields) => {
    expect(plansFor(`{ label(number: 1) { subject { ${fields} } } }`)).toBeGreaterThan(0);
    expect(plansFor(`{ item(id: 1) { ${fields} } }`)).toBeGreaterThan(0);
  });
});

import { parse } from 'graphql';
import { locatedFetches } from '../execution';
import { composeFixture } from '../testing/fixture';
import { loadFederatedSchema } from './federated-schema';
import { planOperation } from './plan-operation';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@interfaceObject"
])`;
const { sdl } = composeFixture({
  catalogue: `${LINK}
    type Query { firm: Firm firms: [[Firm!]!]! holders: [Holder!]! items: [Item!]! }
    type Firm implements Holder @key(fields: "id") { id: ID! name: String products: [Product!]! item: Item }
    type Person implements Holder @key(fields: "id") { id: ID! firm: Firm town: Town place: Town }
    type Lab implements Holder @key(fields: "id") { id: ID! firm: Firm town: Firm place: Town }
    interface Holder { id: ID! }
    type Product @key(fields: "id") @key(fields: "maker { id }") { id: ID! maker: Firm! }
    type Town @key(fields: "code") { code: ID! }
    interface Item @key(fields: "id") { id: ID! }
    type Wheel implements Item @key(fields: "id") { id: ID! }`,
  geo: `${LINK}
    type Firm @key(fields: "id") { id: ID! sites: Int }
    type Product @key(fields: "id") { id: ID! orbit: String }
    type Town @key(fields: "code") { code: ID! name: String }
    type Item @key(fields: "id") @interfaceObject { id: ID! mass: Int }`,
  label: `${LINK}
    type Product @key(fields: "maker { id }") { maker: Firm! mark: String }
    type Firm @key(fields: "id") { id: ID! marks: Int }`,
});
const schema = loadFederatedSchema(sdl);

/** What the first subgraph is asked. */
function firstFetch(query: string): string | undefined {
  const { plans } = planOperation(schema, parse(query), undefined);
  const [plan] = plans;
  return plan?.node === undefined || plan.node.kind === 'Subscription'
    ? undefined
    : locatedFetches(plan.node, [])[0]?.fetch.operation;
}

describe('the type of an object', () => {
  it.each([
    ['of one type', '{ firm { sites } }', '{firm{id}}'],
    ['in lists of lists', '{ firms { sites name } }', '{firms{id name}}'],
    ['below another', '{ firm { products { orbit } } }', '{firm{products{id}}}'],
    [
      'at two places of an operation',
      '{ firm { sites products { maker { sites } } } }',
      '{firm{id products{maker{id}}}}',
    ],
    [
      'that several types have, all of one type',
      '{ holders { ... on Person { place { name } } ... on Lab { place { name } } } }',
      '{holders{__typename ...on Person{place{code}}...on Lab{place{code}}}}',
    ],
    ['that the client asks for', '{ firm { __typename sites } }', '{firm{id}}'],
  ])('is not asked for where it can be but one: an object %s', (_, query, operation) => {
    expect(firstFetch(query)).toBe(operation);
  });

  it.each([
    ['may be of several types', '{ holders { id } }', '{holders{__typename id}}'],
    [
      'may be of several types, of which one goes on',
      '{ holders { ... on Firm { sites } } }',
      '{holders{__typename ...on Firm{__typename id}}}',
    ],
    [
      'depends on the type of another',
      '{ holders { ... on Person { town { name } } ... on Lab { town { sites } } } }',
      '{holders{__typename ...on Person{town{__typename code}}...on Lab{town{__typename id}}}}',
    ],
    ['has nothing else', '{ firm { __typename } }', '{firm{__typename}}'],
    ['stands for an interface', '{ firm { item { mass } } }', '{firm{item{__typename id}}}'],
    [
      'is a part of a key',
      '{ firm { products { mark } } }',
      '{firm{products{__typename maker{id}}}}',
    ],
  ])('is asked for where it %s', (_, query, operation) => {
    expect(firstFetch(query)).toBe(operation);
  });

  it('has the name that the client gives it', () => {
    expect(firstFetch('{ firm { type: __typename sites } }')).toBe('{firm{id type:__typename}}');
  });
});

import {
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  graphqlSync,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
} from 'graphql';
import { loadFederatedSchema } from '../planning';
import { chance, pick } from './chance';
import { composeFixture } from './fixture';
import type { TestRequest } from './gateways';

/** With weights and list sizes of every kind. */
const SUBGRAPH = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
    "@cost", { name: "@listSize", as: "@size" }
  ])
  type Query {
    item: Item
    page(first: Int = 2): [Item!]
    connection(first: Int = 2): ItemConnection
    annotated(take: Int = 3): ItemList @size(slicingArguments: ["take"], sizedFields: ["items"], requireOneSlicingArgument: false)
    assumed: [Node] @size(assumedSize: 3)
    either(head: Int, tail: Int): [Item] @size(slicingArguments: ["head", "tail"])
    heavy: Heavy
    weighed(by: Int @cost(weight: 7)): Int @cost(weight: 5)
    filtered(filter: Filter): Int
    union: Thing
  }
  type ItemConnection { edges: [ItemEdge!] nodes: [Item] }
  type ItemEdge { node: Item }
  type ItemList { items: [Item!] }
  interface Node { id: ID! next: Node }
  type Item implements Node { id: ID! next: Item peers: [Leaf] @size(assumedSize: 2) }
  type Other implements Node { id: ID! next: Node leaf: Leaf }
  type Leaf { id: ID! unknown: [Point] }
  type Point { x: Int }
  type Heavy @cost(weight: 100) { id: ID! shade: Shade }
  enum Shade @cost(weight: 3) { DARK }
  union Thing = Item | Leaf | Other
  input Filter { near: Int @cost(weight: 20) all: [Filter!] }
`;

export const { sdl: COSTLY_SDL } = composeFixture({ shop: SUBGRAPH });
export const COSTLY_SCHEMA: GraphQLSchema = loadFederatedSchema(COSTLY_SDL).apiSchema;

type Data = Record<string, unknown> | null | undefined;

/** Every list as long as its arguments and annotations let it be, and nothing null. */
export function fullAnswer(request: TestRequest): Data {
  return answer(request, fillUp);
}

/** Some lists shorter and some things null; the same for the same seed. */
export function partialAnswer(request: TestRequest, world: number): Data {
  return answer(request, (...field) => {
    const [parent, , , { fieldName, returnType }] = field;
    const key = `${fieldName} ${parent.seed}`;
    if (!isNonNullType(returnType) && chance(world, `null ${key}`) < 0.1) {
      return null;
    }
    const value = fillUp(...field);
    return Array.isArray(value)
      ? value.slice(0, pick(value.length + 1, world, `length ${key}`))
      : value;
  });
}

type Resolver = GraphQLFieldResolver<Invented, unknown, Record<string, unknown>>;

function answer({ query, variables = {} }: TestRequest, fieldResolver: Resolver): Data {
  const { data } = graphqlSync({
    schema: COSTLY_SCHEMA,
    source: query,
    variableValues: variables,
    rootValue: {},
    fieldResolver,
    typeResolver: (value: { type: string }) => value.type,
  });
  return data;
}

function fillUp(...field: Parameters<Resolver>): unknown {
  const [parent, args, , { fieldName, returnType }] = field;
  const type = getNamedType(returnType);
  const size = sizeOf(fieldName, args);
  const seed = (parent.seed ?? 7) + 1;
  if (!isListType(getNullableType(returnType))) {
    return type.name === 'Shade' ? 'DARK' : invent(type, seed, size);
  }
  const length = Math.max(0, size ?? parent.size ?? 10);
  return Array.from({ length }, (_, index) => invent(type, seed + index, size));
}

interface Invented {
  readonly type?: string;
  readonly seed?: number;
  /** Of the lists in this object. */
  readonly size?: number | null;
}

function invent(type: GraphQLNamedType, seed: number, size: number | null): Invented | number {
  if (!isCompositeType(type)) {
    return 1;
  }
  const types = isAbstractType(type) ? COSTLY_SCHEMA.getPossibleTypes(type) : [type];
  return { type: types[seed % types.length]?.name ?? '', seed, size };
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** What the subgraph above promises, read by a person. */
function sizeOf(field: string, args: Record<string, unknown>): number | null {
  switch (field) {
    case 'page':
    case 'connection':
      return numberOr(args['first'], 2);
    case 'annotated':
      return numberOr(args['take'], 3);
    case 'assumed':
      return 3;
    case 'peers':
      return 2;
    case 'either':
      return Math.max(numberOr(args['head'], 0), numberOr(args['tail'], 0));
    default:
      return null;
  }
}

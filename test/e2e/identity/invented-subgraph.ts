import { guardFields } from '@apogee/shared/graphql';
import type { Caller } from '@apogee/shared/identity';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
} from 'graphql';

interface Context {
  readonly caller: Caller;
}

type Resolve = GraphQLFieldResolver<unknown, Context>;

const SCALARS: Readonly<Record<string, unknown>> = { Int: 1, Float: 1.5, Boolean: true };

/**
 * A subgraph with this schema, guarded as our own are, where everything exists: each field has a value, lists of an
 * abstract type hold one object of each type behind it; `nodes` those of `nodeTypes`, and null for those of other
 * subgraphs. A field `whoAsks` tells the caller's subject.
 */
export function inventedSubgraph(sdl: string, nodeTypes: readonly string[] = []): GraphQLSchema {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
  resolveNodes(schema, nodeTypes);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('_')) {
      for (const field of Object.values(type.getFields())) {
        field.resolve =
          field.name === 'whoAsks' ? whoAsks : (field.resolve ?? always(schema, field.type));
      }
    }
  }
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities !== undefined) {
    entities.resolve = (_, { representations }) =>
      (representations as readonly { readonly __typename: string }[]).map(({ __typename }) => ({
        __typename: concrete(schema, __typename),
      }));
  }
  guardFields(schema);
  return schema;
}

/** The types of nodes that any of these subgraphs has: each has them at the same places of its lists of nodes. */
export function nodeTypesOf(sdls: readonly string[]): readonly string[] {
  const names = sdls
    .flatMap((sdl) => parse(sdl).definitions)
    .filter((type) => type.kind === Kind.OBJECT_TYPE_DEFINITION)
    .filter(({ interfaces = [] }) => interfaces.some(({ name }) => name.value === 'Node'))
    .map(({ name }) => name.value);
  return [...new Set(names)];
}

function resolveNodes(schema: GraphQLSchema, nodeTypes: readonly string[]): void {
  const nodes = schema.getQueryType()?.getFields()['nodes'];
  if (nodes !== undefined) {
    nodes.resolve = () =>
      nodeTypes.map((name) => (isNode(schema.getType(name)) ? { __typename: name } : null));
  }
}

function isNode(type: GraphQLNamedType | undefined): boolean {
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}

const whoAsks: Resolve = (_, __, { caller }) => caller.subject;

function always(schema: GraphQLSchema, type: GraphQLOutputType): Resolve {
  const value = inventedValue(schema, type);
  return () => value;
}

function inventedValue(schema: GraphQLSchema, type: GraphQLOutputType): unknown {
  if (isNonNullType(type)) {
    return inventedValue(schema, type.ofType);
  }
  if (isListType(type)) {
    const item: GraphQLOutputType = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
    return isAbstractType(item)
      ? schema.getPossibleTypes(item).map(({ name }) => ({ __typename: name }))
      : [inventedValue(schema, item)];
  }
  if (isScalarType(type)) {
    return SCALARS[type.name] ?? 'x';
  }
  return isEnumType(type) ? type.getValues()[0]?.name : { __typename: concrete(schema, type.name) };
}

function concrete(schema: GraphQLSchema, name: string): string {
  const type = schema.getType(name);
  const behind = isInterfaceType(type) || isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return behind[0]?.name ?? name;
}

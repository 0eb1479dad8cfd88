import 'reflect-metadata';
import { buildSubgraphSchema as buildFederatedSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchema, type ClassType, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { guardFields } from './access-control';
import { assertValidArgument } from './argument-values';
import { interfaceTypeResolvers } from './interface-type-resolvers';
import { readPlainFieldsDirectly } from './plain-fields';

/** Reads one entity by the key fields another subgraph knows; null when there is none. */
export type ReferenceResolver<Context> = (
  // One table holds the resolvers of many entities, each of which states the key fields that it reads.
  reference: never,
  context: Context,
) => unknown;

export interface SubgraphDefinition<Context> {
  readonly resolvers: NonEmptyArray<ClassType>;
  /** Types that no root field returns directly, such as the members of an entity interface. */
  readonly orphanedTypes: readonly ClassType[];
  readonly references: Readonly<Record<string, ReferenceResolver<Context>>>;
}

export interface SubgraphSchema {
  readonly schema: GraphQLSchema;
  /** The classes whose methods resolve its fields. */
  readonly resolvers: readonly ClassType[];
  /** What composition reads. */
  readonly sdl: string;
}

const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@tag", "@interfaceObject", "@cost", "@listSize", "@authenticated", "@requiresScopes"])`;

type SchemaModule = Extract<
  Extract<Parameters<typeof buildFederatedSchema>[0], readonly unknown[]>[number],
  { typeDefs: unknown }
>;
type ResolverMap = NonNullable<SchemaModule['resolvers']>;

/**
 * Turns type-graphql classes into a Federation 2 subgraph.
 * The classes are named one by one because type-graphql keeps all classes of the process in one store,
 * and the all-in-one mode puts three subgraphs into one process.
 */
export async function buildSubgraphSchema<Context>(
  definition: SubgraphDefinition<Context>,
): Promise<SubgraphSchema> {
  readPlainFieldsDirectly();
  const local = await buildSchema({
    resolvers: definition.resolvers,
    orphanedTypes: [...definition.orphanedTypes],
    // Federation directives are unknown to graphql-js; composition checks the result.
    skipCheck: true,
    validateFn: assertValidArgument,
    pubSub: NO_PUB_SUB,
  });
  const sdl = `${FEDERATION_LINK}\n\n${printSchemaWithDirectives(local)}\n`;
  const resolvers = mergedByType(
    createResolversMap(local),
    interfaceTypeResolvers(local),
    referenceResolvers(definition.references),
  );
  const schema = buildFederatedSchema([{ typeDefs: parse(sdl), resolvers }]);
  guardFields(schema);
  return { schema, resolvers: definition.resolvers, sdl };
}

function refusePubSub(): never {
  throw new TypeError('Subscriptions pull their events: give the field a `subscribe` of its own.');
}

/** type-graphql asks for one as soon as there is a subscription. Ours never push: what is slow would lose events. */
const NO_PUB_SUB = { publish: refusePubSub, subscribe: refusePubSub };

function referenceResolvers(
  references: Readonly<Record<string, ReferenceResolver<never>>>,
): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(references).map(([type, resolve]) => [type, { __resolveReference: resolve }]),
  );
}

/** Later maps win. Types that have one map alone keep it as it is: scalars are instances of a class. */
function mergedByType(...maps: readonly Readonly<Record<string, object>>[]): ResolverMap {
  const merged: Record<string, object> = {};
  for (const [type, resolvers] of maps.flatMap((map) => Object.entries(map))) {
    const known = merged[type];
    merged[type] = known === undefined ? resolvers : { ...known, ...resolvers };
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type-graphql and @apollo/subgraph describe the same map of functions with two unrelated types
  return merged as ResolverMap;
}

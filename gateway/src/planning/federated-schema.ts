import { ConfigurationError } from '@apogee/shared/errors';
import { type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';

/** A supergraph, ready to plan over. */
export interface FederatedSchema {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Everything there is, with types and values that clients must not see. */
  readonly supergraphSchema: GraphQLSchema;
  /** The client's schema in the planner's own representation. */
  readonly planningSchema: Schema;
  readonly planner: QueryPlanner;
}

/**
 * Reads a composed supergraph.
 * Features that this engine does not enforce (`@authenticated`, `@requiresScopes`, `@policy`, `@context` …)
 * are refused here: a directive that promises protection must not be loaded and then ignored.
 */
export function loadFederatedSchema(supergraphSdl: string): FederatedSchema {
  const supergraph = buildSupergraph(supergraphSdl);
  const planningSchema = supergraph.apiSchema();
  return {
    apiSchema: planningSchema.toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planningSchema,
    planner: new QueryPlanner(supergraph),
  };
}

function buildSupergraph(sdl: string): Supergraph {
  try {
    return Supergraph.build(sdl);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`--supergraph: this supergraph cannot be served: ${reason}`);
  }
}

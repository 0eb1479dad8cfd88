import { ConfigurationError } from '@apogee/shared/errors';
import type { DirectiveNames } from '@apogee/shared/graphql';
import {
  DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES,
  type Schema,
  Supergraph,
} from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { type FieldRequirements, fieldRequirements } from '../authorization';
import { withoutDetours } from './interface-object-detours';
import { type NodeFields, withNodeFields } from './node-fields';
import { type PlannersKeys, plannersKeys } from './planners-keys';
import { type RequirementConflicts, requirementConflicts } from './requirement-conflicts';
import { withoutUnresolvableTwins } from './unresolvable-twins';

/**
 * Without limits the planner weighs every combination of ways to answer: a query of 165 characters that goes to and
 * fro between an entity interface and its interface object five times took 1.5 GB and the process with it.
 * All worked examples stay below a tenth of these; what is above is refused within milliseconds.
 */
const PLANNER_LIMITS = { pathsLimit: 300, maxEvaluatedPlans: 1_000 };

/** What stock executes, and what only this engine does. */
const SUPPORTED_FEATURES = new Set([
  ...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES,
  'https://specs.apollo.dev/context/v0.1',
  'https://specs.apollo.dev/authenticated/v0.1',
  'https://specs.apollo.dev/requiresScopes/v0.1',
]);

/** A supergraph, ready to plan over. */
export interface FederatedSchema {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Everything there is, with types and values that clients must not see. */
  readonly supergraphSchema: GraphQLSchema;
  /** The client's schema in the planner's own representation, with the stand-ins of node fields. */
  readonly planningSchema: Schema;
  readonly planner: QueryPlanner;
  readonly plannersKeys: PlannersKeys;
  readonly nodeFields: NodeFields;
  /** What fields ask of callers. */
  readonly requirements: FieldRequirements;
  readonly requirementConflicts: RequirementConflicts;
}

/**
 * Reads a composed supergraph.
 * Features that this engine does not enforce (`@policy` …) are refused here: a directive that promises protection must
 * not be loaded and then ignored.
 */
export function loadFederatedSchema(supergraphSdl: string): FederatedSchema {
  const document = withoutUnresolvableTwins(parse(supergraphSdl, { noLocation: true }));
  const { document: planned, nodeFields } = withNodeFields(document);
  const supergraph = buildSupergraph(planned);
  const planningSchema = supergraph.apiSchema();
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema();
  const apiSchema = withoutStandIns(planningSchema, nodeFields).toGraphQLJSSchema();
  return {
    apiSchema,
    requirements: fieldRequirements(document, apiSchema, directiveNames(supergraph)),
    supergraphSchema,
    planningSchema,
    planner: withoutDetours(new QueryPlanner(supergraph, { debug: PLANNER_LIMITS })),
    plannersKeys: plannersKeys(document, supergraphSchema),
    nodeFields,
    requirementConflicts: requirementConflicts(document),
  };
}

function withoutStandIns(planningSchema: Schema, nodeFields: NodeFields): Schema {
  if (nodeFields.size === 0) {
    return planningSchema;
  }
  const clientSchema = planningSchema.clone();
  const query = clientSchema.schemaDefinition.rootType('query');
  for (const standIn of [...nodeFields.values()].flat()) {
    query?.field(standIn)?.remove();
  }
  return clientSchema;
}

/** Subgraphs may import the directives under other names. */
function directiveNames({ schema: { coreFeatures } }: Supergraph): DirectiveNames {
  const nameOf = (directive: string): string | null =>
    coreFeatures
      ?.getByIdentity(`https://specs.apollo.dev/${directive}`)
      ?.directiveNameInSchema(directive) ?? null;
  return { authenticated: nameOf('authenticated'), requiresScopes: nameOf('requiresScopes') };
}

function buildSupergraph(document: DocumentNode): Supergraph {
  try {
    return Supergraph.build(document, { supportedFeatures: SUPPORTED_FEATURES });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`--supergraph: this supergraph cannot be served: ${reason}`);
  }
}

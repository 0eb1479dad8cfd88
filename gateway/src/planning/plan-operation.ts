import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, getOperationAST, OperationTypeNode } from 'graphql';
import { withAnchoredObjects } from './anchored-objects';
import { asksSubgraphs } from './asks-subgraphs';
import { withConcreteFields, withConcreteFragments } from './concrete-fragments';
import type { FederatedSchema } from './federated-schema';
import { withoutKnownTypes } from './known-types';
import { nodePartsOf } from './node-parts';
import { OperationTooComplex } from './operation-too-complex';
import { PlanningFailure } from './planning-failure';
import { withoutRequirementConflicts } from './requirement-conflicts';
import { withTrueNames } from './true-names';

export interface PlannedOperation {
  /** All are executed, each for itself. There is more than one only where one would give wrong values. */
  readonly plans: readonly QueryPlan[];
  /** The keys of nodes that several plans fetch, each from one subgraph. */
  readonly nodeKeys: ReadonlySet<string>;
}

/** Plans one operation of a valid document. Throws `PlanningFailure` or `OperationTooComplex`. */
export function planOperation(
  schema: FederatedSchema,
  document: DocumentNode,
  operationName: string | undefined,
): PlannedOperation {
  const { documents, nodeKeys } = nodePartsOf(document, operationName, schema.nodeFields);
  try {
    const plans = documents.flatMap((part) => planPart(schema, part, operationName));
    const [only, ...others] = plans;
    if (only !== undefined && others.length === 0 && nodeKeys.size === 0) {
      return { plans: [withoutKnownTypes(only, schema.supergraphSchema)], nodeKeys };
    }
    return nodeKeys.size === 0
      ? { plans, nodeKeys }
      : { plans: plans.map((plan) => withTrueNames(plan, schema.nodeFields)), nodeKeys };
  } catch (failure) {
    // Of a node that is no entity not every subgraph can get what another has: one may be found that can.
    if (nodeKeys.size > 0 && failure instanceof PlanningFailure) {
      return { plans: planPart(schema, document, operationName), nodeKeys: new Set() };
    }
    throw failure;
  }
}

function planPart(
  schema: FederatedSchema,
  document: DocumentNode,
  operationName: string | undefined,
): QueryPlan[] {
  const documents = withoutRequirementConflicts(document, schema.requirementConflicts);
  const isQuery = getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
  if (documents.length > 1 && !isQuery) {
    throw new PlanningFailure('two of its fields require one field with different arguments');
  }
  return documents.map((part) => planOne(schema, part, operationName));
}

function planOne(
  schema: FederatedSchema,
  document: DocumentNode,
  operationName: string | undefined,
): QueryPlan {
  const plan = planSomehow(schema, document, operationName);
  // The planner says nothing when no subgraph can be asked; the client would get null without a reason.
  if (plan.node === undefined && asksSubgraphs(document, operationName)) {
    throw new PlanningFailure('no subgraph can answer it');
  }
  return plan;
}

function planSomehow(
  schema: FederatedSchema,
  document: DocumentNode,
  operationName: string | undefined,
): QueryPlan {
  const anchored = withAnchoredObjects(document);
  try {
    return plan(schema, anchored, operationName);
  } catch (reason) {
    if (isBeyondLimits(reason)) {
      throw new OperationTooComplex();
    }
    return planInOtherWords(schema, { document: anchored, operationName, reason });
  }
}

/** Some operations that the planner trips over it can plan when they are put differently. */
const OTHER_WORDS = [withConcreteFragments, withConcreteFields];

function planInOtherWords(
  schema: FederatedSchema,
  failed: {
    readonly document: DocumentNode;
    readonly operationName: string | undefined;
    readonly reason: unknown;
  },
): QueryPlan {
  for (const reword of OTHER_WORDS) {
    try {
      const document = reword(schema.apiSchema, failed.document);
      return plan(schema, document, failed.operationName);
    } catch (reason) {
      if (isBeyondLimits(reason)) {
        throw new OperationTooComplex();
      }
    }
  }
  throw new PlanningFailure('the query planner refused it', failed.reason);
}

/** The planner's own limits have no code, only a sentence. */
function isBeyondLimits(reason: unknown): boolean {
  return (
    reason instanceof Error &&
    /^(Too many options generated|Number of non-local selections exceeds)/.test(reason.message)
  );
}

function plan(
  { planner, planningSchema }: FederatedSchema,
  document: DocumentNode,
  operationName: string | undefined,
): QueryPlan {
  const operation = operationFromDocument(
    planningSchema,
    document,
    operationName === undefined ? {} : { operationName },
  );
  return planner.buildQueryPlan(operation);
}

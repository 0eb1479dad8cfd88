import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { withAnchoredObjects } from './anchored-objects';
import { withConcreteFragments } from './concrete-fragments';
import type { FederatedSchema } from './federated-schema';
import { PlanningFailure } from './planning-failure';

/** Plans one operation of a valid document. Throws `PlanningFailure`. */
export function planOperation(
  schema: FederatedSchema,
  document: DocumentNode,
  operationName: string | undefined,
): QueryPlan {
  const anchored = withAnchoredObjects(document);
  try {
    return plan(schema, anchored, operationName);
  } catch (reason) {
    return planInOtherWords(schema, { document: anchored, operationName, reason });
  }
}

/** Some operations that the planner trips over it can plan when they are put differently. */
function planInOtherWords(
  schema: FederatedSchema,
  failed: {
    readonly document: DocumentNode;
    readonly operationName: string | undefined;
    readonly reason: unknown;
  },
): QueryPlan {
  try {
    const document = withConcreteFragments(schema.apiSchema, failed.document);
    return plan(schema, document, failed.operationName);
  } catch {
    throw new PlanningFailure('the query planner refused it', failed.reason);
  }
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

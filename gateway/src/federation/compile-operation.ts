import { type FormattedExecutionResult, getOperationAST, OperationTypeNode } from 'graphql';
import { withoutDenied } from '../authorization';
import {
  type Answer,
  ExecutableOperation,
  type ExecutionRequest,
  type PlannedOperation,
  type SendToSubgraph,
  type SubscriptionSource,
  sendAfterEvent,
  subscriptionSource,
  UnsupportedPlan,
  withVariables,
} from '../execution';
import {
  type FederatedSchema,
  PlanningFailure,
  planOperation,
  withDecidedConditions,
  withDistinctKeys,
  withLiftedLiterals,
  withoutNames,
  withSafeNames,
} from '../planning';
import type { RequestedOperation } from './requested-operation';

export interface PreparedRequest extends Omit<ExecutionRequest, 'send'> {
  /** The event of a subscription that is to be answered. Only and always for subscriptions. */
  readonly event?: FormattedExecutionResult;
}

type Execute = (request: PreparedRequest) => Promise<Answer>;

export interface CompiledOperation {
  readonly execute: Execute;
  /** Where its events come from; `null` when it is a query or a mutation. */
  readonly source: SubscriptionSource | null;
}

/**
 * Plans an operation with variables in the place of its literals: whoever executes it gives their values too.
 * Throws `AccessRefused`, `OperationTooComplex`, `PlanningFailure` or `UnsupportedPlan`.
 */
export function compileOperation(
  schema: FederatedSchema,
  send: SendToSubgraph,
  requested: RequestedOperation,
): CompiledOperation {
  const { safe, literals, ...planned } = planRequested(schema, requested);
  const { apiSchema, supergraphSchema } = schema;
  const executable = new ExecutableOperation({ ...planned, apiSchema, supergraphSchema });
  const sendDiscreetly = withoutNamesInErrors(send, Object.keys(literals));
  const execute: Execute = ({ variables, coercedVariables, caller, signal, event }) =>
    executable.execute({
      send: event === undefined ? sendDiscreetly : sendAfterEvent(event, sendDiscreetly),
      variables: safe.withPlannedNames(variables),
      coercedVariables: safe.withPlannedNames(coercedVariables),
      caller,
      signal,
    });
  const source = subscriptionSource(planned.plans);
  if (source === null && planned.operation.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new UnsupportedPlan('a subscription whose only field is left out');
  }
  return { execute, source: source && withVariables(source, safe.withPlannedNames) };
}

/** An operation as it was put to the planner, and what that made of it. Throws as `compileOperation` does. */
export function planRequested(
  schema: FederatedSchema,
  requested: RequestedOperation,
): PlannedRequest {
  const { apiSchema } = schema;
  const kind = requested.operation.operation;
  // graphql-js validates nothing below a root type that the schema lacks.
  if (apiSchema.getRootType(kind) === undefined) {
    throw new UnsupportedPlan(`a ${kind} on this graph, which has none`);
  }
  const { document: lifted, literals } = withLiftedLiterals(
    apiSchema,
    requested.document,
    requested.operation,
  );
  const { document, clientKey } = withDistinctKeys(
    withDecidedConditions(lifted, requested.coercedVariables),
    apiSchema,
    schema.plannersKeys,
  );
  const operation = getOperationAST(document);
  if (operation == null) {
    throw new PlanningFailure('the document has no such operation');
  }
  const safe = withSafeNames(document);
  const visible = withoutDenied(safe.document, requested.caller, schema);
  const plans = planOperation(schema, visible.document, operation.name?.value);
  return { plans, document, operation, clientKey, safe, literals, foreseen: visible.errors };
}

export type PlannedRequest = Omit<PlannedOperation, 'apiSchema' | 'supergraphSchema'> & {
  readonly safe: ReturnType<typeof withSafeNames>;
  /** Values of the variables that were invented. */
  readonly literals: Readonly<Record<string, unknown>>;
};

/** Subgraphs name variables when they complain of their values, and a client does not know those that we invented. */
function withoutNamesInErrors(send: SendToSubgraph, invented: readonly string[]): SendToSubgraph {
  return invented.length === 0
    ? send
    : async (subgraph, request, asker) => {
        const answer = await send(subgraph, request, asker);
        return Array.isArray(answer?.errors) ? discreet(answer, new Set(invented)) : answer;
      };
}

/** What comes over a wire may be any JSON. */
function discreet(
  answer: FormattedExecutionResult,
  invented: ReadonlySet<string>,
): FormattedExecutionResult {
  const reword = withoutNames(invented);
  const errors = answer.errors?.map((error) =>
    typeof error?.message === 'string' ? { ...error, message: reword(error.message) } : error,
  );
  return { ...answer, ...(errors && { errors }) };
}

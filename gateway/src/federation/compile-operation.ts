import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { withoutDenied } from '../authorization';
import {
  type Answer,
  ExecutableOperation,
  type ExecutionRequest,
  OperationFetch,
  type PlanContext,
  type SendToSubgraph,
  type SubscriptionSource,
  sendAfterEvent,
  subscriptionSource,
  UnsupportedPlan,
  withVariables,
} from '../execution';
import {
  type ClientKeys,
  type FederatedSchema,
  PlanningFailure,
  planOperation,
  withDecidedConditions,
  withoutNames,
  withSafeNames,
} from '../planning';
import type { KnownOperation } from './known-operation';
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

/** An operation compiled but for the keys of its answer: the same for all that differ only in aliases and literals. */
export interface CompiledFetch {
  readonly fetch: OperationFetch;
  readonly planned: PlannedRequest;
  readonly send: SendToSubgraph;
  readonly source: SubscriptionSource | null;
}

export interface CompilationContext {
  readonly schema: FederatedSchema;
  readonly planContext: PlanContext;
  readonly send: SendToSubgraph;
}

/**
 * Plans an operation with variables in the place of its literals: whoever executes it gives their values too.
 * Throws `AccessRefused`, `OperationTooComplex`, `PlanningFailure` or `UnsupportedPlan`.
 */
export function compileFetch(
  { schema, planContext, send }: CompilationContext,
  known: KnownOperation,
  requested: RequestedOperation,
): CompiledFetch {
  const planned = planRequested(schema, known, requested);
  const source = subscriptionSource(planned.plans);
  if (source === null && planned.operation.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new UnsupportedPlan('a subscription whose only field is left out');
  }
  return {
    fetch: new OperationFetch(planned.plans, planContext, planned.foreseen),
    planned,
    send: withoutNamesInErrors(send, Object.keys(known.literals)),
    source: source && withVariables(source, planned.safe.withPlannedNames),
  };
}

/** Answers what is fetched, in a client's own keys. */
export function compileAnswer(
  apiSchema: GraphQLSchema,
  { fetch, planned, send, source }: CompiledFetch,
  clientKeys: ClientKeys,
): CompiledOperation {
  const { document, operation, safe } = planned;
  const clientKey = (key: string): string => clientKeys.get(key) ?? key;
  const executable = new ExecutableOperation({ fetch, document, operation, clientKey, apiSchema });
  const execute: Execute = ({ variables, coercedVariables, caller, signal, event }) =>
    executable.execute({
      send: event === undefined ? send : sendAfterEvent(event, send),
      variables: safe.withPlannedNames(variables),
      coercedVariables: safe.withPlannedNames(coercedVariables),
      caller,
      signal,
    });
  return { execute, source };
}

export interface PlannedRequest {
  readonly plans: readonly QueryPlan[];
  /** As it was prepared for the planner, and the operation in it that the plan is for. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly safe: ReturnType<typeof withSafeNames>;
  /** What the caller is told of fields that he may not see, and that were left out. */
  readonly foreseen: readonly GraphQLError[];
}

/** An operation as it was put to the planner, and what that made of it. Throws as `compileFetch` does. */
export function planRequested(
  schema: FederatedSchema,
  known: KnownOperation,
  { operation: { operation: kind }, coercedVariables, caller }: RequestedOperation,
): PlannedRequest {
  // graphql-js validates nothing below a root type that the schema lacks.
  if (schema.apiSchema.getRootType(kind) === undefined) {
    throw new UnsupportedPlan(`a ${kind} on this graph, which has none`);
  }
  const document = withDecidedConditions(known.document, coercedVariables);
  const operation = getOperationAST(document);
  if (operation == null) {
    throw new PlanningFailure('the document has no such operation');
  }
  const safe = withSafeNames(document);
  const visible = withoutDenied(safe.document, caller, schema);
  const plans = planOperation(schema, visible.document, operation.name?.value);
  return { plans, document, operation, safe, foreseen: visible.errors };
}

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

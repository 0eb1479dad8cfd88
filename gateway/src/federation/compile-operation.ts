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
  AnswerMaker,
  EventFetch,
  type EventSource,
  ExecutableOperation,
  ExecutableSubscription,
  type ExecutionRequest,
  eventSource,
  OperationFetch,
  type PlanContext,
  type SendToSubgraph,
  subscriptionNode,
  UnsupportedPlan,
} from '../execution';
import {
  type FederatedSchema,
  type PlannedOperation,
  PlanningFailure,
  planOperation,
  withCursor,
  withDecidedConditions,
  withoutNames,
  withSafeNames,
} from '../planning';
import { type CompiledSubscription, compiledSubscription } from './compiled-subscription';
import type { KnownOperation } from './known-operation';
import type { RequestedOperation } from './requested-operation';

export type PreparedRequest = Omit<ExecutionRequest, 'send'>;

type Execute = (request: PreparedRequest) => Promise<Answer>;

/** A query or mutation is executed, a subscription answers its events. */
export type CompiledOperation =
  | {
      readonly kind: 'ready';
      readonly execute: Execute;
      /** Characters that an answer may be expected to have. */
      readonly usualSize: () => number;
    }
  | { readonly kind: 'stream'; readonly subscription: CompiledSubscription };

/** An operation compiled but for the keys of its answer: the same for all that differ only in aliases and literals. */
export interface CompiledFetch {
  readonly work: FetchWork;
  readonly planned: PlannedRequest;
  readonly send: SendToSubgraph;
}

type FetchWork =
  | { readonly kind: 'operation'; readonly fetch: OperationFetch }
  | { readonly kind: 'events'; readonly fetch: EventFetch; readonly source: EventSource };

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
  return {
    work: compileWork(planned, planContext),
    planned,
    send: withoutNamesInErrors(send, Object.keys(known.literals)),
  };
}

function compileWork(
  { plans, nodeKeys, operation, foreseen }: PlannedRequest,
  context: PlanContext,
): FetchWork {
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    return { kind: 'operation', fetch: new OperationFetch({ plans, nodeKeys, foreseen }, context) };
  }
  const node = subscriptionNode(plans);
  if (node === null) {
    throw new UnsupportedPlan('a subscription whose only field is left out');
  }
  return {
    kind: 'events',
    fetch: new EventFetch(node, context, foreseen),
    source: eventSource(node),
  };
}

/** Answers what is fetched, in a client's own keys. `key` is the same for all that get the same answers. */
export function compileAnswer(
  apiSchema: GraphQLSchema,
  { work, planned, send }: CompiledFetch,
  { clientKeys, resumption, key }: Pick<KnownOperation, 'clientKeys' | 'resumption' | 'key'>,
): CompiledOperation {
  const { document, operation, safe } = planned;
  const { withPlannedNames } = safe;
  const clientKey = (planned: string): string => clientKeys.get(planned) ?? planned;
  const answers = new AnswerMaker({ document, operation, clientKey, apiSchema });
  if (work.kind === 'events') {
    const { fetch, source } = work;
    const executable = new ExecutableSubscription(fetch, answers);
    const parts = { key, document, source, executable, resumption, send, withPlannedNames };
    return { kind: 'stream', subscription: compiledSubscription(parts) };
  }
  const executable = new ExecutableOperation(work.fetch, answers);
  const execute: Execute = ({ variables, coercedVariables, caller, signal }) =>
    executable.execute({
      send,
      variables: withPlannedNames(variables),
      coercedVariables: withPlannedNames(coercedVariables),
      caller,
      signal,
    });
  return { kind: 'ready', execute, usualSize: () => executable.usualSize };
}

export interface PlannedRequest extends PlannedOperation {
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
  const { resumption } = known;
  const fetched = resumption === null ? visible.document : withCursor(visible.document, resumption);
  const { plans, nodeKeys } = planOperation(schema, fetched, operation.name?.value);
  return { plans, nodeKeys, document, operation, safe, foreseen: visible.errors };
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

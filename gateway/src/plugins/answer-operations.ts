import { ANYONE } from '@apogee/shared/identity';
import {
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLRequestListener,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { AccessRefused } from '../authorization';
import type { Asker } from '../control';
import type { FederationExecutor, HotOperation, Refusal } from '../federation/federation-executor';
import type { RequestedOperation } from '../federation/requested-operation';
import type { AnswerStream } from '../subscriptions';
import type { StatedClient } from '../trusted-documents';
import { coerceVariables } from './coerce-variables';
import { type Answered, type FormatError, formatAnswer } from './format-answer';
import { overloadResponse } from './overload-response';
import { runOperation } from './run-operation';
import { type AskedSubscription, type StreamSettings, streamAnswers } from './stream-answers';

export type { FormatError } from './format-answer';

/** Who asks. Without a signal, every operation is finished. */
export interface AnswerContext extends Asker {
  /** Who his program says to be. Omitted: nobody in particular. */
  readonly stated?: StatedClient;
  /** An operation that is to be prepared and not executed. Omitted: it is executed. */
  readonly warmUp?: HotOperation;
  /**
   * Takes the answers to a subscription's events; what the server answers besides says nothing then.
   * Omitted: who asks is answered once, and subscriptions are refused.
   */
  readonly takeStream?: (stream: AnswerStream) => void;
  /** After which event a subscription begins, whatever the operation says. */
  readonly resumeAfter?: string | null;
}

type RequestContext = GraphQLRequestContextResponseForOperation<AnswerContext>;

/** Apollo's types promise an operation, but there is none when the request names one that is not there. */
type MaybeUnresolved = Omit<RequestContext, 'operation'> &
  Partial<Pick<RequestContext, 'operation'>>;

const REFUSAL_STATUS: Readonly<Record<Refusal['code'], number>> = {
  BAD_USER_INPUT: 400,
  FORBIDDEN: 403,
  OPERATION_NOT_SUPPORTED: 400,
  OPERATION_TOO_COMPLEX: 400,
  PLANNING_FAILED: 500,
  UNAUTHENTICATED: 401,
};

/** Answers operations for an Apollo Server that has done everything that comes before execution. */
export function answerOperations(
  executor: FederationExecutor,
  settings: StreamSettings,
): ApolloServerPlugin<AnswerContext> {
  const { formatError, control } = settings;
  const responseForOperation = async (context: RequestContext): Promise<GraphQLResponse | null> => {
    const coercedVariables = coerceVariables(context);
    if (coercedVariables === null) {
      return null;
    }
    const prepared = executor.prepare(requestedOperation(context, coercedVariables));
    if (prepared.kind === 'refused') {
      return refuse(context, prepared.reason, formatError);
    }
    const request = { variables: context.request.variables ?? {}, coercedVariables };
    if (prepared.kind === 'stream') {
      const { contextValue } = context;
      const asked = { ...request, ...streamOptions(contextValue), ...prepared };
      const refused = streamAnswers(asked, settings);
      return refused === null ? noData() : refuse(context, refused, formatError);
    }
    const { execute, usualSize } = prepared;
    const asker = context.contextValue;
    const outcome = await runOperation(
      { execute, usualSize, request, asker, mayBeCut: isQuery(context) },
      control,
    );
    if (outcome.kind === 'done') {
      return respond(context, outcome.result, formatError);
    }
    return outcome.kind === 'overloaded' ? overloadResponse() : noData();
  };
  return {
    requestDidStart: ({ contextValue: { warmUp } }) =>
      Promise.resolve(
        warmUp === undefined ? { responseForOperation } : prepareOnly(executor, warmUp),
      ),
  };
}

function streamOptions({
  takeStream,
  resumeAfter = null,
  caller = ANYONE,
  signal,
}: AnswerContext): Omit<AskedSubscription, 'subscription' | 'variables' | 'coercedVariables'> {
  return { takeStream, resumeAfter, caller, signal: signal ?? null };
}

/**
 * Prepares before anybody's `responseForOperation`, where an operation can be refused for its variables:
 * here it has none.
 */
function prepareOnly(
  executor: FederationExecutor,
  hot: HotOperation,
): GraphQLRequestListener<AnswerContext> {
  return {
    didResolveOperation: async (context: MaybeUnresolved) => {
      const { operation } = context;
      if (operation !== undefined) {
        executor.warmUp(requestedOperation({ ...context, operation }, hot.decisions), hot.uses);
      }
    },
    responseForOperation: async () => noData(),
  };
}

export function requestedOperation(
  context: RequestContext,
  coercedVariables: Readonly<Record<string, unknown>>,
): RequestedOperation {
  return {
    coercedVariables,
    caller: context.contextValue.caller ?? ANYONE,
    source: context.source,
    operation: context.operation,
    document: context.document,
    operationName: context.request.operationName,
  };
}

function isQuery({ operation }: RequestContext): boolean {
  return operation.operation === OperationTypeNode.QUERY;
}

function noData(): GraphQLResponse {
  return {
    http: { headers: new HeaderMap() },
    body: { kind: 'single', singleResult: { data: null } },
  };
}

function respond(
  context: RequestContext,
  answered: Answered,
  formatError: FormatError,
): GraphQLResponse {
  const { errors } = answered;
  // Other plugins look for errors here.
  Object.assign(context, errors.length === 0 ? {} : { errors });
  return {
    http: { headers: new HeaderMap() },
    body: { kind: 'single', singleResult: formatAnswer(answered, formatError) },
  };
}

export function refuse(
  context: RequestContext,
  reason: Refusal,
  formatError: FormatError,
): GraphQLResponse {
  const error = new GraphQLError(reason.message, {
    originalError: reason,
    extensions: {
      code: reason.code,
      ...(reason instanceof AccessRefused ? { coordinate: reason.coordinate } : {}),
    },
  });
  const response = respond(context, { errors: [error] }, formatError);
  return { ...response, http: { ...response.http, status: REFUSAL_STATUS[reason.code] } };
}

import {
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLRequestListener,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server';
import {
  GraphQLError,
  type GraphQLFormattedError,
  getVariableValues,
  OperationTypeNode,
} from 'graphql';
import type { Answer, AnswerText } from '../execution';
import type {
  FederationExecutor,
  HotOperation,
  Refusal,
  RequestedOperation,
} from '../federation/federation-executor';

export type FormatError = (
  formatted: GraphQLFormattedError,
  error: unknown,
) => GraphQLFormattedError;

export interface AnswerContext {
  /** Aborted when the client has gone. Omitted: every operation is finished. */
  readonly signal?: AbortSignal;
  /** An operation that is to be prepared and not executed. Omitted: it is executed. */
  readonly warmUp?: HotOperation;
}

type RequestContext = GraphQLRequestContextResponseForOperation<AnswerContext>;

/** Apollo's types promise an operation, but there is none when the request names one that is not there. */
type MaybeUnresolved = Omit<RequestContext, 'operation'> &
  Partial<Pick<RequestContext, 'operation'>>;

/** As many as graphql-js reports. */
const MOST_VARIABLE_ERRORS = 50;
const NO_DATA: GraphQLResponse = {
  http: { headers: new HeaderMap() },
  body: { kind: 'single', singleResult: { data: null } },
};
const UNNAMED_CODE = 'INTERNAL_SERVER_ERROR';

const REFUSAL_STATUS: Readonly<Record<Refusal['code'], number>> = {
  BAD_USER_INPUT: 400,
  OPERATION_NOT_SUPPORTED: 400,
  OPERATION_TOO_COMPLEX: 400,
  PLANNING_FAILED: 500,
};

/**
 * Answers operations for an Apollo Server that has done everything that comes before execution.
 * Apollo formats only the errors of its own execution, so errors are formatted here as it would.
 */
export function answerOperations(
  executor: FederationExecutor,
  formatError: FormatError,
): ApolloServerPlugin<AnswerContext> {
  const responseForOperation = async (context: RequestContext): Promise<GraphQLResponse | null> => {
    const coercedVariables = coerceVariables(context);
    if (coercedVariables === null) {
      return null;
    }
    const prepared = executor.prepare(requestedOperation(context, coercedVariables));
    if (prepared.kind === 'refused') {
      return refuse(context, prepared.reason, formatError);
    }
    const answer = await prepared.execute({
      variables: context.request.variables ?? {},
      coercedVariables,
      signal: signalOf(context),
    });
    return respond(context, answer, formatError);
  };
  return {
    requestDidStart: ({ contextValue: { warmUp } }) =>
      Promise.resolve(
        warmUp === undefined ? { responseForOperation } : prepareOnly(executor, warmUp),
      ),
  };
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
    responseForOperation: async () => NO_DATA,
  };
}

/** `null` when the request itself is wrong: Apollo's own execution stops there too, and says why. */
function coerceVariables({
  schema,
  operation,
  request,
}: MaybeUnresolved): Record<string, unknown> | null {
  if (operation === undefined) {
    return null;
  }
  const definitions = operation.variableDefinitions ?? [];
  const { coerced } = getVariableValues(schema, definitions, request.variables ?? {}, {
    maxErrors: MOST_VARIABLE_ERRORS,
  });
  return coerced ?? null;
}

function requestedOperation(
  context: RequestContext,
  coercedVariables: Readonly<Record<string, unknown>>,
): RequestedOperation {
  return {
    coercedVariables,
    source: context.source,
    operation: context.operation,
    document: context.document,
    operationName: context.request.operationName,
    documentHash: context.queryHash ?? context.source,
  };
}

/** What a mutation has begun is finished, whether or not the client still waits. */
function signalOf({ operation, contextValue }: RequestContext): AbortSignal | null {
  return operation.operation === OperationTypeNode.QUERY ? (contextValue.signal ?? null) : null;
}

/** `data` is absent when nothing was executed. */
type Answered = Pick<Answer, 'errors'> & Partial<Answer>;

function respond(
  context: RequestContext,
  { data, errors }: Answered,
  formatError: FormatError,
): GraphQLResponse {
  // Other plugins look for errors here.
  Object.assign(context, errors.length === 0 ? {} : { errors });
  const formatted = errors.map((error) => formatError(withCode(error), error));
  return {
    http: { headers: new HeaderMap() },
    body: {
      kind: 'single',
      singleResult: {
        ...(formatted.length === 0 ? {} : { errors: formatted }),
        ...(data === undefined ? {} : { data: asRecord(data) }),
      },
    },
  };
}

/** Apollo only passes it on, to `stringifyAnswer` or to whoever asks for its JSON. */
function asRecord(data: AnswerText | null): Record<string, unknown> | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it stands for a record wherever JSON is made of it
  return data as unknown as Record<string, unknown> | null;
}

function withCode(error: GraphQLError): GraphQLFormattedError {
  return {
    ...error.toJSON(),
    extensions: { ...error.extensions, code: error.extensions['code'] ?? UNNAMED_CODE },
  };
}

function refuse(
  context: RequestContext,
  reason: Refusal,
  formatError: FormatError,
): GraphQLResponse {
  const error = new GraphQLError(reason.message, {
    originalError: reason,
    extensions: { code: reason.code },
  });
  const response = respond(context, { errors: [error] }, formatError);
  return { ...response, http: { ...response.http, status: REFUSAL_STATUS[reason.code] } };
}

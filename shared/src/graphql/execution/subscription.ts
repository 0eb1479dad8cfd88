import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { type FormatError, formattedErrors } from './formatted-errors';
import type { GraphQLRequest } from './graphql-request';

export interface SubscriptionSettings {
  readonly schema: GraphQLSchema;
  /** A document with more tokens is refused. */
  readonly mostTokens: number;
  readonly formatError: FormatError;
  /** Called once for the subscription and once for each event: what a context has loaded is old at the next. */
  readonly createContext: () => object;
}

/** Opens a subscription: its events, one as each is asked for, or the reason why there are none. */
export async function openSubscription(
  { query, operationName, variables = {} }: GraphQLRequest,
  settings: SubscriptionSettings,
): Promise<AsyncIterable<FormattedExecutionResult> | FormattedExecutionResult> {
  const { schema, createContext } = settings;
  const document = readDocument(query, settings);
  if (Array.isArray(document)) {
    return { errors: formattedErrors(document, settings.formatError) };
  }
  const asked = {
    schema,
    document,
    variableValues: variables,
    operationName: operationName ?? null,
  };
  const source = await createSourceEventStream({ ...asked, contextValue: createContext() });
  if (!(Symbol.asyncIterator in source)) {
    return formatted(source, settings);
  }
  return answered(source, async (event) =>
    formatted(
      await execute({ ...asked, rootValue: event, contextValue: createContext() }),
      settings,
    ),
  );
}

function readDocument(
  query: string,
  { schema, mostTokens }: SubscriptionSettings,
): DocumentNode | GraphQLError[] {
  try {
    const document = parse(query, { maxTokens: mostTokens });
    const errors = validate(schema, document);
    return errors.length === 0
      ? document
      : errors.map(({ message }) => refusal(message, 'GRAPHQL_VALIDATION_FAILED'));
  } catch (error) {
    return [
      refusal(error instanceof Error ? error.message : String(error), 'GRAPHQL_PARSE_FAILED'),
    ];
  }
}

function refusal(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function formatted(
  { data, errors }: ExecutionResult,
  { formatError }: SubscriptionSettings,
): FormattedExecutionResult {
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: formattedErrors(errors, formatError) }),
  };
}

/** Not a generator: those cannot be ended while they wait. */
function answered<Event>(
  source: AsyncIterable<Event>,
  answer: (event: Event) => Promise<FormattedExecutionResult>,
): AsyncIterable<FormattedExecutionResult> {
  return {
    [Symbol.asyncIterator]: () => {
      const events = source[Symbol.asyncIterator]();
      return {
        next: async () => {
          const next = await events.next();
          return next.done === true
            ? { done: true, value: undefined }
            : { done: false, value: await answer(next.value) };
        },
        return: async () => {
          await events.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

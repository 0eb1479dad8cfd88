import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/** Stable codes of what is refused before execution (docs/errors.md). */
export type RefusalCode =
  | 'BAD_REQUEST'
  | 'CANNOT_SEND_PQ_ID_AND_BODY'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_TOO_COSTLY'
  | 'OPERATION_TOO_DEEP'
  | 'PERSISTED_QUERY_ID_REQUIRED'
  | 'PERSISTED_QUERY_NOT_IN_LIST'
  | 'QUERY_NOT_IN_SAFELIST'
  | 'QUERY_PLANS_NOT_ALLOWED'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_DIRECTIVES'
  | 'TOO_MANY_FIELDS'
  | 'TOO_MANY_FRAGMENTS'
  | 'TOO_MANY_ROOT_FIELDS';

/** Of all but what is not allowed. */
export const REFUSAL_STATUS = 400;

/** A message may repeat what the client wrote, but not all of a name that fills the whole request. */
const LONGEST_MESSAGE = 400;

export function refusal(
  code: RefusalCode,
  message: string,
  { extensions, ...options }: GraphQLErrorOptions = {},
): GraphQLError {
  return new GraphQLError(shortened(message), { ...options, extensions: { ...extensions, code } });
}

function shortened(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}

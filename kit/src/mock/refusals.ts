import { GraphQLError } from 'graphql';

/** A mistake of the caller, as the graph tells it. */
export function badInput(message: string, argument: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', argument } });
}

/** Failures that the graph may have in a field, and what they say. Each is in docs/errors.md. */
export const FIELD_FAILURES: ReadonlyMap<string, string> = new Map([
  ['SUBGRAPH_UNAVAILABLE', 'A part of the graph cannot be reached.'],
  ['SUBGRAPH_TIMEOUT', 'A part of the graph did not answer in time.'],
  ['SUBGRAPH_BAD_ANSWER', 'A part of the graph answered something that is not GraphQL.'],
  ['SERVICE_UNAVAILABLE', 'A part of the graph cannot reach its database.'],
  ['OPERATION_TIMEOUT', 'The operation took longer than it may.'],
  ['FORBIDDEN', 'This field asks for scopes that the token does not have.'],
  ['UNAUTHENTICATED', 'This field is not public.'],
  ['INTERNAL_SERVER_ERROR', 'Internal server error'],
]);

/** Failures of a whole request, with the status of the response. */
export const REQUEST_FAILURES: ReadonlyMap<string, number> = new Map([
  ['INVALID_TOKEN', 401],
  ['IDENTITY_UNAVAILABLE', 503],
  ['GATEWAY_OVERLOADED', 503],
  ['OPERATION_TOO_COSTLY', 400],
]);

export function failure(code: string): GraphQLError {
  const message = FIELD_FAILURES.get(code) ?? `Mock: ${code}`;
  return new GraphQLError(message, { extensions: { code } });
}

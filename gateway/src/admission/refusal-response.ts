import { type GraphQLResponse, HeaderMap } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { REFUSAL_STATUS } from './refusal';

export type FormatError = (
  formatted: GraphQLFormattedError,
  error: unknown,
) => GraphQLFormattedError;

/** What a client gets when nothing was executed. Apollo formats only the errors of its own execution. */
export function refusalResponse(
  errors: readonly GraphQLError[],
  formatError: FormatError,
  status: number = REFUSAL_STATUS,
): GraphQLResponse {
  return {
    http: { status, headers: new HeaderMap() },
    body: {
      kind: 'single',
      singleResult: { errors: errors.map((error) => formatError(error.toJSON(), error)) },
    },
  };
}

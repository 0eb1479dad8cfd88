import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { DomainError } from '../errors';
import type { Logger } from '../logger';
import { argumentRefusal } from './argument-errors';
import { DatabaseUnavailable, isDatabaseUnavailable } from './database-failure';

/** Codes of GraphQL itself: the request was at fault, and the message may be shown. */
const REQUEST_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
]);

/**
 * The one place where anything thrown becomes what a client sees.
 * A `DomainError` keeps its code and details; a bug is logged once and masked.
 */
export function createErrorFormatter(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const refusal = asRefusal(unwrapResolverError(error));
    if (refusal !== null) {
      return located(formatted, refusal.message, { code: refusal.code, ...refusal.details });
    }
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && REQUEST_CODES.has(code)) {
      return located(formatted, formatted.message, { code });
    }
    logger.error({ err: unwrapResolverError(error), path: formatted.path }, 'a resolver failed');
    return located(formatted, 'Internal server error', { code: 'INTERNAL_SERVER_ERROR' });
  };
}

function asRefusal(thrown: unknown): DomainError | null {
  if (thrown instanceof DomainError) {
    return thrown;
  }
  if (thrown instanceof ArgumentValidationError) {
    return argumentRefusal(thrown.extensions.validationErrors);
  }
  return isDatabaseUnavailable(thrown) ? new DatabaseUnavailable() : null;
}

function located(
  { locations, path }: GraphQLFormattedError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLFormattedError {
  return {
    message,
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
    extensions,
  };
}

import type { Logger } from '@apogee/shared/logger';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { PlanningFailure } from '../planning';
import { SubgraphFailure } from '../transports';

/** What may stand beside a code: what the refusal said for programs, never how the system is built. */
const INTERNAL_EXTENSIONS = new Set([
  'exception',
  'http',
  'query',
  'response',
  'serviceName',
  'stacktrace',
  'variables',
]);

const NESTED_TOO_DEEPLY = 'Syntax Error: The document is nested too deeply.';
const MASKED_CODES = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/**
 * The last thing that happens to an error before a client sees it: bugs lose their message,
 * every error loses what tells how the system is built (addresses, stacks, subgraph requests).
 */
export function createErrorMask(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = formatted.extensions?.['code'];
    const thrown = unwrapResolverError(error);
    if (thrown instanceof SubgraphFailure || thrown instanceof PlanningFailure) {
      // The client learns what failed, the operator also why.
      logger.warn({ err: thrown, path: formatted.path }, 'could not answer everything');
    }
    if (typeof code === 'string' && !MASKED_CODES.has(code)) {
      return {
        ...formatted,
        message: isStackOverflow(formatted) ? NESTED_TOO_DEEPLY : formatted.message,
        extensions: publicExtensions(formatted.extensions ?? {}),
      };
    }
    logger.error({ err: thrown, path: formatted.path }, 'masked an error');
    return {
      message: 'Internal server error',
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** The parser recurses, and says so in the words of the machine. */
function isStackOverflow({ message }: GraphQLFormattedError): boolean {
  return message.includes('Maximum call stack size exceeded');
}

function publicExtensions(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(extensions).filter(([name]) => !INTERNAL_EXTENSIONS.has(name)),
  );
}

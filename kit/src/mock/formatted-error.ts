import { GraphQLError } from 'graphql';

/** Gives what graphql-js complains of the codes of the graph. */
export function withCode(error: Readonly<GraphQLError | Error>): GraphQLError {
  const known = error instanceof GraphQLError ? error : new GraphQLError(error.message);
  return known.extensions['code'] === undefined
    ? new GraphQLError(known.message, {
        nodes: known.nodes ?? null,
        source: known.source ?? null,
        positions: known.positions ?? null,
        path: known.path ?? null,
        extensions: { ...known.extensions, code: codeFor(known) },
      })
    : known;
}

function codeFor({ message, path }: GraphQLError): string {
  if (path !== undefined) {
    return 'INTERNAL_SERVER_ERROR';
  }
  if (message.startsWith('Syntax Error')) {
    return 'GRAPHQL_PARSE_FAILED';
  }
  return message.startsWith('Variable "$') ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED';
}

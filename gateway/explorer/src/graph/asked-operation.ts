import { type DocumentNode, Kind, parse } from 'graphql';

/** An operation as GraphQL over HTTP sends it. */
export interface AskedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export function askedOperation(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  chosen: string | undefined,
): AskedOperation {
  const operationName = askedName(query, chosen);
  return { query, variables, ...(operationName === undefined ? {} : { operationName }) };
}

/**
 * The name of the operation to ask for: the only one of the document, else the chosen one, else the first. GraphiQL
 * learns late what is chosen, so a name that is not there counts for nothing.
 */
export function askedName(query: string, chosen: string | undefined): string | undefined {
  const names = operationNames(query);
  return names.find((name) => name === chosen) ?? names[0];
}

function operationNames(query: string): string[] {
  return (readDocument(query)?.definitions ?? []).flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name !== undefined
      ? [definition.name.value]
      : [],
  );
}

/** Nothing for what cannot be read: what is wrong with a document is for the server to say. */
export function readDocument(query: string): DocumentNode | undefined {
  try {
    return parse(query, { noLocation: true });
  } catch {
    return undefined;
  }
}

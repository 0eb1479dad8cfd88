/** One GraphQL request, as it travels between the gateway and a subgraph. */
export interface GraphQLRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const MEMBERS = new Set(['query', 'operationName', 'variables']);

/** The request that a JSON body states; null when it says more or other than a document with its variables. */
export function asGraphQLRequest(body: unknown): GraphQLRequest | null {
  if (!isObject(body) || !Object.keys(body).every((key) => MEMBERS.has(key))) {
    return null;
  }
  const { query, operationName, variables } = body;
  const name = operationName ?? undefined;
  const given = variables ?? {};
  if (typeof query !== 'string' || !isObject(given) || !isTextOrAbsent(name)) {
    return null;
  }
  return { query, variables: given, ...(name === undefined ? {} : { operationName: name }) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

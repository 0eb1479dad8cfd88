/** Who a client says to be. Nobody checks it: good for counting, and for being stricter, never for a right. */
export interface StatedClient {
  readonly name: string | null;
  readonly version: string | null;
}

export const UNNAMED: StatedClient = { name: null, version: null };

const LONGEST = 100;

/** By the headers of a request, or by members of the same names in what opens a WebSocket. */
export function statedClient(headers: Readonly<Record<string, unknown>>): StatedClient {
  return {
    name: text(headers['graphql-client-name'] ?? headers['apollographql-client-name']),
    version: text(headers['graphql-client-version'] ?? headers['apollographql-client-version']),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST) : null;
}

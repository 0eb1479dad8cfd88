import type { AskedOperation } from './asked-operation';
import { readableFetch } from './readable-fetch';

interface PostedOperation {
  readonly operation: AskedOperation;
  /** What the reader typed as request headers, and what the page adds. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** Sends an operation to the graph beside GraphiQL, and gives back the answer as JSON. */
export async function postOperation(
  address: string,
  { operation, headers, signal }: PostedOperation,
): Promise<unknown> {
  const own = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  const response = await readableFetch(address, {
    method: 'POST',
    headers: {
      ...Object.fromEntries(own),
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body: JSON.stringify(operation),
    signal,
  });
  return response.json();
}

const STRUCTURED_ANSWER = /\bjson\b|^multipart\/mixed/i;

/**
 * `fetch` that refuses an answer the graph cannot have given (a proxy's HTML error page), so that
 * the reader sees what happened instead of "Unexpected token '<'".
 */
export async function readableFetch(
  input: RequestInfo | URL,
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(input, init);
  const type = response.headers.get('content-type') ?? '';
  if (STRUCTURED_ANSWER.test(type)) return response;
  throw new Error(`HTTP ${response.status} ${response.statusText} (${type || 'no content type'})`);
}

/** How a request names what it asks for. */
export interface AskedDocument {
  /** The empty text when none was sent. */
  readonly text: string;
  readonly id: string | null;
}

/**
 * Ids come as `documentId` (the appendix of GraphQL over HTTP) or as Apollo's clients send them, in
 * `extensions.persistedQuery.sha256Hash`. `null` for what is no object, which no request is.
 */
export function askedDocument(request: unknown): AskedDocument | null {
  if (!isObject(request)) {
    return null;
  }
  const { query, documentId, extensions } = request;
  return { text: textOf(query) ?? '', id: textOf(documentId) ?? textOf(hashIn(extensions)) };
}

/** What is no text names nothing, and is refused as malformed later. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The same request with the text of what it asks for, and nothing else that names it. */
export function withText(
  request: object,
  text: string,
): Record<string, unknown> & { query: string } {
  const { documentId: _, extensions, ...rest }: Record<string, unknown> = { ...request };
  const others = isObject(extensions) ? withoutHash(extensions) : extensions;
  return { ...rest, ...(others === undefined ? {} : { extensions: others }), query: text };
}

function withoutHash(extensions: Record<string, unknown>): Record<string, unknown> {
  const { persistedQuery: _, ...others } = extensions;
  return others;
}

function hashIn(extensions: unknown): unknown {
  const persisted = isObject(extensions) ? extensions['persistedQuery'] : undefined;
  return isObject(persisted) ? persisted['sha256Hash'] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

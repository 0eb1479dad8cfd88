import type { IncomingMessage } from 'node:http';

/**
 * Whether a request to open a WebSocket comes from a page that may: browsers send cookies along and let any page ask.
 * Programs send no origin.
 */
export function mayConnect(
  { headers: { origin, host } }: IncomingMessage,
  allowed: readonly string[],
): boolean {
  if (origin === undefined || allowed.includes(origin)) {
    return true;
  }
  // The gateway's own pages. Behind a proxy that ends TLS the scheme is another one, and the host is not.
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

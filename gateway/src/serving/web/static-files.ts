import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Handler, sendText } from '@apogee/shared/http';
import sirv from 'sirv';

const A_YEAR_S = 31_536_000;

/**
 * Serves a built folder with these headers, compressed where compressed files (`.br`, `.gz`) lie beside the others.
 * Files below `assets/` carry a hash of their content in their name.
 */
export function staticFiles(folder: string, headers: Readonly<Record<string, string>>): Handler {
  const serveFiles = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: cacheHashedFiles,
  });
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) {
      response.setHeader(name, value);
    }
    serveFiles(request, response, () => sendText(response, 404, 'Not found'));
    return Promise.resolve();
  };
}

function cacheHashedFiles(response: ServerResponse, path: string): void {
  response.setHeader(
    'cache-control',
    path.startsWith('/assets/') ? `public, max-age=${A_YEAR_S}, immutable` : 'no-cache',
  );
}

/** The same request below `path`, as if that were the root; `null` when it is not below it. */
export function below(path: string, request: IncomingMessage): string | null {
  const url = request.url ?? '/';
  return url.startsWith(`${path}/`) ? url.slice(path.length) : null;
}

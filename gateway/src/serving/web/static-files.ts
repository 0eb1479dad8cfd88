import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join, sep } from 'node:path';
import { type Handler, sendText } from '@apogee/shared/http';
import sirv from 'sirv';

const A_YEAR_S = 31_536_000;

/**
 * Serves a built folder with these headers, compressed where compressed files (`.br`, `.gz`) lie beside the others.
 * Files below `assets/` carry a hash of their content in their name. Pages may be asked for without `.html`; the page of
 * a folder (`index.html`) is at the folder's address with a slash at the end, every other page without: the addresses in
 * a page are relative to its own. What is not there is answered with the folder's `404.html`, if it has one.
 */
export function staticFiles(folder: string, headers: Readonly<Record<string, string>>): Handler {
  const pages = pagesOf(folder);
  const sendNotFound = notFound(folder);
  const serveFiles = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: cacheHashedFiles,
  });
  return (request, response) => {
    const path = pathOf(request);
    for (const [name, value] of Object.entries(headers)) {
      response.setHeader(name, value);
    }
    const better = otherSpelling(path, pages);
    if (better === null) {
      serveFiles(request, response, () => sendNotFound(response));
    } else {
      response.statusCode = 308;
      response.setHeader('location', better);
      response.end();
    }
    return Promise.resolve();
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

/** Where to go, relative, when the slash at the end is missing or one too many; else `null`. */
function otherSpelling(path: string, pages: ReadonlySet<string>): string | null {
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
  if (pages.has(path) || !pages.has(other)) {
    return null;
  }
  return path.endsWith('/') ? `../${basename(path)}` : `${basename(path)}/`;
}

/** `/fr/`, `/fr/search`: the addresses of all pages. */
function pagesOf(folder: string): ReadonlySet<string> {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
    : [];
  return new Set(
    names
      .filter((name) => name.endsWith('.html'))
      .map((name) => `/${name.split(sep).join('/')}`.replace(/(?:(?<=\/)index)?\.html$/, '')),
  );
}

function notFound(folder: string): (response: ServerResponse) => void {
  const file = join(folder, '404.html');
  if (!existsSync(file)) {
    return (response) => sendText(response, 404, 'Not found');
  }
  const page = readFileSync(file);
  return (response) => {
    response.statusCode = 404;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
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

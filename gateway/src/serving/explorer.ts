import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Handler, sendJson, sendText } from '@apogee/shared/http';
import sirv from 'sirv';
import { z } from 'zod';
import type { ExampleOperation } from './example-operations';

/** What the explorer page shows that is not its own: a name and worked examples. */
export interface ExplorerSettings {
  readonly title: string;
  readonly operations: readonly ExampleOperation[];
}

const requireFrom = createRequire(__filename);
const A_YEAR_S = 31_536_000;

/**
 * Serves the built explorer, with the security headers it was built for, and its `explorer.json`. It shows query plans
 * where clients may see them.
 */
export function explorerHandler(settings: ExplorerSettings, queryPlans: boolean): Handler {
  const page = { ...settings, graphqlPath: '/graphql', queryPlans };
  const headers = Object.entries(readHeaders());
  const serveFiles = sirv(explorerFolder(), { etag: true, setHeaders: cacheHashedFiles });
  return (request, response) => {
    for (const [name, value] of headers) {
      response.setHeader(name, value);
    }
    if (request.url === '/explorer.json') {
      sendJson(response, 200, page);
    } else {
      serveFiles(request, response, () => sendText(response, 404, 'Not found'));
    }
    return Promise.resolve();
  };
}

/** Files below `assets/` carry a hash of their content in their name. */
function cacheHashedFiles(response: ServerResponse, path: string): void {
  response.setHeader(
    'cache-control',
    path.startsWith('/assets/') ? `public, max-age=${A_YEAR_S}, immutable` : 'no-cache',
  );
}

function readHeaders(): Record<string, string> {
  const path = requireFrom.resolve('@apogee/explorer/headers.json');
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));
}

function explorerFolder(): string {
  return join(dirname(requireFrom.resolve('@apogee/explorer/package.json')), 'dist');
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Handler, sendJson } from '@apogee/shared/http';
import { z } from 'zod';
import type { ExplorerSettings } from './explorer-settings';
import { staticFiles } from './web';

const requireFrom = createRequire(__filename);

/** What a gateway has beside the graph that the explorer can use. */
interface ExplorerOffers {
  /** Whether clients may see query plans. */
  readonly queryPlans: boolean;
  /** Where there are identities to choose from, while developing; else null. */
  readonly identitiesPath: string | null;
}

/** Serves the built explorer, with the security headers it was built for, and its `explorer.json`. */
export function explorerHandler(settings: ExplorerSettings, offers: ExplorerOffers): Handler {
  const page = { ...settings, ...offers, graphqlPath: '/graphql' };
  const headers = readHeaders();
  const serveFiles = staticFiles(explorerFolder(), headers);
  return (request, response) => {
    if (request.url !== '/explorer.json') {
      return serveFiles(request, response);
    }
    for (const [name, value] of Object.entries(headers)) {
      response.setHeader(name, value);
    }
    sendJson(response, 200, page);
    return Promise.resolve();
  };
}

function readHeaders(): Record<string, string> {
  const path = requireFrom.resolve('@apogee/explorer/headers.json');
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));
}

function explorerFolder(): string {
  return join(dirname(requireFrom.resolve('@apogee/explorer/package.json')), 'dist');
}

import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { SAMPLE_PLAN, SAMPLE_ROOT, SAMPLE_SCHEMA } from './sample-graph';
import { SAMPLE_SETTINGS } from './sample-settings';

const EXPLORER = join(__dirname, '../../../gateway/explorer');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

export interface SampleServer {
  readonly url: string;
  readonly close: () => void;
}

/** Serves the built explorer with the headers it asks for, its settings, and a graph that is nobody's product. */
export async function startSampleServer(): Promise<SampleServer> {
  const headers = JSON.parse(readFileSync(join(EXPLORER, 'headers.json'), 'utf8')) as object;
  const server: Server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
    void answer(request, response);
  });
  useServer(
    { schema: SAMPLE_SCHEMA, roots: { subscription: SAMPLE_ROOT } },
    new WebSocketServer({ server, path: '/graphql' }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/explorer.json') sendJson(response, SAMPLE_SETTINGS);
  else if (pathname === '/graphql') sendJson(response, await run(request));
  else sendFile(response, pathname === '/' ? '/index.html' : pathname);
}

async function run(request: IncomingMessage): Promise<unknown> {
  if (request.headers['graphql-query-plan'] === 'only') {
    return { extensions: { queryPlan: SAMPLE_PLAN, cost: { estimate: 12, budget: 100_000 } } };
  }
  const body = JSON.parse(await text(request)) as {
    query: string;
    variables?: Record<string, unknown>;
    operationName?: string;
  };
  return graphql({
    schema: SAMPLE_SCHEMA,
    rootValue: SAMPLE_ROOT,
    source: body.query,
    variableValues: body.variables,
    operationName: body.operationName,
  });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

function sendFile(response: ServerResponse, pathname: string): void {
  const file = join(EXPLORER, 'dist', normalize(pathname));
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', MEDIA_TYPES[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
}

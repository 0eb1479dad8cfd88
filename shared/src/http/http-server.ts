import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ConfigurationError } from '../errors';
import type { Logger } from '../logger';
import type { Handler } from './graphql-handler';
import { sendText } from './responses';
import { acceptUpgrades, type UpgradeHandler } from './upgrades';

export interface HttpServerSettings {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  /** Handlers by exact path. */
  readonly routes: Readonly<Record<string, Handler>>;
  /** Answers whatever no route names. Omitted: 404. */
  readonly fallback?: Handler;
  /** Take over WebSocket requests, by exact path. Omitted: such requests are answered as any other. */
  readonly upgrades?: Readonly<Record<string, UpgradeHandler>>;
}

export interface RunningHttpServer {
  /** `http://host:port`, with the port that the system chose when 0 was asked for. */
  readonly url: string;
  /**
   * Stops listening, lets running requests finish (at most `DRAIN_MS`), then cuts what is left.
   * Waits for connections that were taken over: who has them ends them.
   */
  close(): Promise<void>;
}

/** Half-open requests do not hold a socket for longer than this. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const DRAIN_MS = 5_000;

export async function startHttpServer(settings: HttpServerSettings): Promise<RunningHttpServer> {
  const server = createServer((request, response) => {
    dispatch(settings, request, response).catch((error: unknown) => {
      settings.logger.error({ err: error, path: request.url }, 'a request failed');
      giveUp(response);
    });
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  if (settings.upgrades !== undefined) {
    acceptUpgrades(server, settings.upgrades);
  }
  await listen(server, settings);
  return { url: urlOf(server), close: () => close(server) };
}

async function dispatch(
  { routes, fallback }: HttpServerSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request);
  const handler = Object.hasOwn(routes, path) ? routes[path] : fallback;
  if (handler === undefined) {
    sendText(response, 404, 'Not found');
    return;
  }
  await handler(request, response);
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

function giveUp(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  sendText(response, 500, 'Internal server error');
}

function listen(server: Server, { host, port }: HttpServerSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(asConfigurationError(error, host, port)),
    );
    server.listen(port, host, resolve);
  });
}

function asConfigurationError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigurationError(`PORT: ${port} on ${host} is already in use`);
    case 'EACCES':
      return new ConfigurationError(`PORT: not allowed to listen on ${port}`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigurationError(`HOST: ${host} is not an address of this machine`);
    default:
      return error;
  }
}

function urlOf(server: Server): string {
  const listening = server.address();
  if (listening === null || typeof listening === 'string') {
    throw new TypeError('A server that listens on TCP has an address and a port.');
  }
  const { address, family, port } = listening;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cut);
}

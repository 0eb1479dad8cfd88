import { createServer, type RequestListener, type Server } from 'node:http';

/** Serves on the loopback port that the environment names. */
export function servePort(listener?: RequestListener): Server {
  const server = createServer(...(listener === undefined ? [] : [listener]));
  server.listen(Number(process.env['PORT']), '127.0.0.1');
  return server;
}

/** Address of the database, from the environment. */
export function databaseUrl(): string {
  return process.env['DATABASE_URL'] ?? '';
}

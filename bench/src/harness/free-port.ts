import { once } from 'node:events';
import { createServer } from 'node:http';
import { listenOnFreePort } from './listening-port';

/** A port of the loopback that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnFreePort(server);
  server.close();
  await once(server, 'close');
  return port;
}

import { once } from 'node:events';
import type { Server } from 'node:net';

/** Lets a server listen on a free port of this machine only, which is given back. */
export async function listenOnFreePort(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('a server on a port has an address with a port');
  }
  return address.port;
}

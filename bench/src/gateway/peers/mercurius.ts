import { trusted } from '../../harness/trusted';
import { loadPeer } from './load-peer';

interface FastifyServer {
  register(plugin: unknown, settings: Readonly<Record<string, unknown>>): FastifyServer;
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
}

interface Service {
  readonly name: string;
  readonly url: string;
  readonly schema: string;
}

/**
 * mercurius as a gateway, operations compiled at their second appearance. It composes the subgraphs itself.
 * Arguments: folder of peers, port, subgraphs as a JSON list of name, url, schema.
 */
async function main(): Promise<void> {
  const [peers = '', port = '', subgraphs = '[]'] = process.argv.slice(2);
  const fastify = trusted<() => FastifyServer>(loadPeer(peers, 'fastify'));
  const services = trusted<readonly Service[]>(JSON.parse(subgraphs));
  const server = fastify();
  server.register(loadPeer(peers, '@mercuriusjs/gateway'), {
    gateway: { services },
    jit: 1,
  });
  await server.listen({ host: '127.0.0.1', port: Number(port) });
}

void main();

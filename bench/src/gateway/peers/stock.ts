import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

/** Stock `@apollo/gateway` as its documentation starts it. Arguments: supergraph file, port. */
async function main(): Promise<void> {
  const [file = '', port = ''] = process.argv.slice(2);
  const gateway = new ApolloGateway({ supergraphSdl: readFileSync(file, 'utf8') });
  const server = new ApolloServer({ gateway });
  await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(port) } });
}

void main();

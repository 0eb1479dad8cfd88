import { join } from 'node:path';
import { createAccreditation } from '@apogee/accreditation';
import { createCatalogue } from '@apogee/catalogue';
import { createGeo } from '@apogee/geo';
import { systemClock } from '@apogee/shared/clock';
import { createErrorFormatter, type SubgraphSchema } from '@apogee/shared/graphql';
import { createLogger } from '@apogee/shared/logger';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { databaseUrl } from './serve-port';

/**
 * One of our subgraphs as Apollo's documentation serves a subgraph: the same schema, resolvers and loaders behind
 * `startStandaloneServer`, executed by graphql-js. Argument: its name.
 */

const CREATE = new Map([
  ['catalogue', createCatalogue],
  ['accreditation', createAccreditation],
  ['geo', createGeo],
]);

type BuildSchema = () => Promise<SubgraphSchema>;

/** No package exports it: nobody else wants a subgraph's schema without its server. */
function schemaOf(name: string): Promise<SubgraphSchema> {
  const file = join(__dirname, '../../../../subgraphs', name, 'dist/schema.js');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this file exports is its one builder
  const [build] = Object.values(require(file) as Readonly<Record<string, BuildSchema>>);
  if (build === undefined) {
    throw new TypeError(`${file} exports nothing`);
  }
  return build();
}

async function main(): Promise<void> {
  const [name = ''] = process.argv.slice(2);
  const create = CREATE.get(name);
  if (create === undefined) {
    throw new TypeError(`there is no subgraph "${name}"`);
  }
  const logger = createLogger({ name, level: 'warn', format: 'json' });
  const { server } = await create({ databaseUrl: databaseUrl(), clock: systemClock, logger });
  const { schema } = await schemaOf(name);
  const apollo = new ApolloServer({ schema, formatError: createErrorFormatter(logger) });
  await startStandaloneServer(apollo, {
    listen: { host: '127.0.0.1', port: Number(process.env['PORT']) },
    context: () => Promise.resolve(server.newContext()),
  });
}

void main();

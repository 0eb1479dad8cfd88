import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { RELATIONS } from './postgraphile-relations';
import { databaseUrl, servePort } from './serve-port';

/** PostGraphile 5 over the three schemas. Argument: the folder that it is installed in. */

/** What is used of packages that `npm ci` does not install. */
interface Peers {
  readonly postgraphile: {
    postgraphile(preset: object): {
      createServ(grafserv: unknown): { addTo(server: Server): Promise<void> };
    };
  };
  readonly amber: { readonly PostGraphileAmberPreset: object };
  readonly adaptor: { makePgService(settings: object): object };
  readonly utilities: { jsonPgSmartTags(tags: object): object };
  readonly grafserv: { readonly grafserv: unknown };
}

type WithResolvers = PromiseConstructor & { withResolvers?: unknown };

/** PostGraphile is written for Node 22; of what that has and Node 20 lacks, it uses only this. */
function completeNode20(): void {
  const constructor: WithResolvers = Promise;
  constructor.withResolvers ??= () => {
    let resolve: unknown;
    let reject: unknown;
    const promise = new Promise((...settle) => {
      [resolve, reject] = settle;
    });
    return { promise, resolve, reject };
  };
}

function load(folder: string): Peers {
  const require = createRequire(join(folder, 'package.json'));
  // oxlint-disable typescript/no-unsafe-type-assertion -- their own types are not installed with this project
  return {
    postgraphile: require('postgraphile') as Peers['postgraphile'],
    amber: require('postgraphile/presets/amber') as Peers['amber'],
    adaptor: require('postgraphile/adaptors/pg') as Peers['adaptor'],
    utilities: require('postgraphile/utils') as Peers['utilities'],
    grafserv: require('postgraphile/grafserv/node') as Peers['grafserv'],
  };
  // oxlint-enable typescript/no-unsafe-type-assertion
}

/** As one of our subgraphs: eight keep a server core busy, and five stacks must share what a server allows. */
const POOL_SIZE = 8;

async function main(): Promise<void> {
  completeNode20();
  const { postgraphile, amber, adaptor, utilities, grafserv } = load(process.argv[2] ?? '');
  const instance = postgraphile.postgraphile({
    extends: [amber.PostGraphileAmberPreset],
    plugins: [utilities.jsonPgSmartTags(RELATIONS)],
    pgServices: [
      adaptor.makePgService({
        connectionString: databaseUrl(),
        schemas: ['catalogue', 'accreditation', 'geo'],
        poolConfig: { max: POOL_SIZE },
      }),
    ],
    grafast: { explain: false },
    grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  });
  await instance.createServ(grafserv.grafserv).addTo(servePort());
}

void main();

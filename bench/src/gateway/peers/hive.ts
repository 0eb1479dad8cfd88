import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { trusted } from '../../harness/trusted';
import { loadPeer } from './load-peer';

interface HiveRuntime {
  readonly createGatewayRuntime: (settings: Readonly<Record<string, unknown>>) => RequestListener;
}

interface RouterRuntime {
  readonly unifiedGraphHandler: unknown;
}

/** What is done only once while it is under way. Sharing operations includes sharing calls. */
export type Sharing = 'nothing' | 'calls' | 'operations';

/**
 * `@graphql-hive/gateway` with the Rust planner of `@graphql-hive/router-runtime`, behind `node:http` as its own
 * command starts it. Arguments: folder of peers, supergraph file, port, what is shared.
 */
function main(): void {
  const [peers = '', file = '', port = '', sharing = ''] = process.argv.slice(2);
  const { createGatewayRuntime } = trusted<HiveRuntime>(
    loadPeer(peers, '@graphql-hive/gateway-runtime'),
  );
  const { unifiedGraphHandler } = trusted<RouterRuntime>(
    loadPeer(peers, '@graphql-hive/router-runtime'),
  );
  const gateway = createGatewayRuntime({
    supergraph: readFileSync(file, 'utf8'),
    unifiedGraphHandler,
    inboundInflightRequestDeduplication: sharing === 'operations',
    transportEntries: {
      '*.http': { options: { deduplicateInflightRequests: sharing !== 'nothing' } },
    },
    logging: 'error',
    graphiql: false,
    landingPage: false,
  });
  createServer(gateway).listen(Number(port), '127.0.0.1');
}

main();

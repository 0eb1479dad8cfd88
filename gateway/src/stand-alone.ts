import { dirname, join } from 'node:path';
import { ConfigurationError } from '@apogee/shared/errors';
import type { Running } from '@apogee/shared/lifecycle';
import { createLogger, type Logger } from '@apogee/shared/logger';
import { startGateway } from './app';
import { type GatewayConfig, isHttpUrl } from './config';
import type { FederatedGraph } from './generations';
import { readExampleOperations } from './serving/example-operations';
import { readExplorerTexts } from './serving/explorer-settings';
import { readWebSettings } from './serving/web';
import {
  loadSupergraph,
  type Supergraph,
  SupergraphWatch,
  type SupergraphWatchSettings,
} from './supergraph';
import {
  callAuthorization,
  controlledTransport,
  eventStreamSubscriptions,
  httpTransport,
  SharedTransports,
  webSocketSubscriptions,
  withSubscriptions,
} from './transports';

/** The gateway as a program of its own: a supergraph file, followed as it changes, and subgraphs over HTTP. */
export async function startStandAlone(config: GatewayConfig): Promise<Running> {
  const logger = createLogger({
    name: 'gateway',
    level: config.logLevel,
    format: config.logFormat,
  });
  const served = await loadSupergraph(config.supergraphFile);
  refuseUnknownSubgraphs(served, config);
  const reach = createReach(config, logger);
  const texts = readExplorerTexts(join(dirname(config.supergraphFile), 'explorer.json'));
  const gateway = await startGateway({
    ...reach(served),
    host: config.host,
    port: config.port,
    explorer: {
      ...texts,
      title: config.title ?? texts.title,
      operations: await readExampleOperations(config.operationsFolder),
    },
    web: readWebSettings(config.webFile),
    corsOrigins: config.corsOrigins,
    identity: config.identity,
    admission: config.admission,
    operations: config.control.operations,
    streams: config.control.streams,
    trustedDocumentsFile: config.trustedDocumentsFile,
    usageFile: config.usageFile,
    queryPlans: config.queryPlans,
    logger,
  });
  const unfollow = followSupergraph({
    file: config.supergraphFile,
    served,
    serve: (supergraph) => gateway.replaceGraph(reach(supergraph)),
    logger,
  });
  logger.info({ explorer: `${gateway.url}/`, graph: `${gateway.url}/graphql` }, 'listening');
  return {
    close: async () => {
      await unfollow();
      await gateway.close();
    },
  };
}

/** Follows the file by itself, and reads it at once on SIGHUP. Gives back how to end that. */
function followSupergraph(settings: SupergraphWatchSettings): () => Promise<void> {
  const watch = new SupergraphWatch(settings);
  const reload = (): void => {
    void watch.reload();
  };
  process.on('SIGHUP', reload);
  return () => {
    process.off('SIGHUP', reload);
    return watch.close();
  };
}

/** Only at start: a subgraph with a flag may later leave the supergraph, and come back. */
function refuseUnknownSubgraphs(supergraph: Supergraph, config: GatewayConfig): void {
  const names = [...supergraph.subgraphUrls.keys()];
  for (const name of config.subgraphUrls.keys()) {
    if (!names.includes(name)) {
      throw new ConfigurationError(
        `--subgraph: the supergraph has no "${name}", only ${names.join(', ')}`,
      );
    }
  }
}

/** How to reach the subgraphs of one supergraph after another. Throws when an address is missing. */
function createReach(
  { control, http, subgraphEvents, subgraphSecret: secret, subgraphUrls }: GatewayConfig,
  logger: Logger,
): (supergraph: Supergraph) => FederatedGraph {
  const { timeoutMs } = control.subgraphs;
  const transports = new SharedTransports((name, url) =>
    withSubscriptions(
      controlledTransport(httpTransport({ ...http, name, url, secret }), name, {
        limits: control.subgraphs,
        logger,
      }),
      subgraphEvents === 'websocket'
        ? webSocketSubscriptions({ name, url, timeoutMs })
        : eventStreamSubscriptions({
            name,
            url,
            timeoutMs,
            authorize: callAuthorization({ name, secret }),
          }),
    ),
  );
  return (supergraph) => {
    const addresses = [...supergraph.subgraphUrls].map(
      ([name, written]) => [name, subgraphUrls.get(name) ?? parseUrl(name, written)] as const,
    );
    return { supergraph, transports: transports.lease(new Map(addresses)) };
  };
}

function parseUrl(name: string, written: string): URL {
  if (!isHttpUrl(written)) {
    throw new ConfigurationError(
      `--subgraph: no address is known for "${name}", give --subgraph ${name}=URL`,
    );
  }
  return new URL(written);
}

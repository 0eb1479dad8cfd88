import {
  graphqlHandler,
  healthRoutes,
  type RunningHttpServer,
  startHttpServer,
} from '@apogee/shared/http';
import type { Logger } from '@apogee/shared/logger';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { Admission, admitOperations } from './admission';
import { createEngine } from './federation';
import type { AnswerContext } from './plugins/answer-operations';
import { createErrorMask } from './plugins/mask-errors';
import { ClientPresence } from './serving/client-presence';
import { allowOrigins } from './serving/cross-origin';
import { type ExplorerSettings, explorerHandler } from './serving/explorer';
import type { Supergraph } from './supergraph';
import type { SubgraphTransport } from './transports';

export { readExampleOperations } from './serving/example-operations';
export type { ExplorerSettings } from './serving/explorer';
export { loadSupergraph, type Supergraph } from './supergraph';
export { inProcessTransport, type SubgraphTransport } from './transports';

export interface GatewaySettings {
  readonly host: string;
  readonly port: number;
  readonly supergraph: Supergraph;
  /** How to reach each subgraph that the supergraph names. */
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  readonly explorer: ExplorerSettings;
  /** Pages of these origins may call the graph from a browser. */
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
}

/** Of one request. Limits of its document are admission's. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/** Starts a gateway over any Federation 2 supergraph: graph at `/graphql`, explorer at `/`, health at `/health/…`. */
export async function startGateway(settings: GatewaySettings): Promise<RunningHttpServer> {
  const apollo = createServer(settings);
  await apollo.start();
  const clients = new ClientPresence();
  const http = await startHttpServer({
    host: settings.host,
    port: settings.port,
    logger: settings.logger,
    routes: {
      '/graphql': allowOrigins(
        settings.corsOrigins,
        clients.watch(
          graphqlHandler({
            apollo,
            createContext: (request) => clients.signalOf(request),
            largestBodyBytes: LARGEST_BODY_BYTES,
          }),
        ),
      ),
      ...healthRoutes(() => pingAll(settings.transports)),
    },
    fallback: explorerHandler(settings.explorer),
  });
  return { url: http.url, close: () => closeAll(http, apollo, settings.transports) };
}

function createServer({
  supergraph,
  transports,
  logger,
}: GatewaySettings): ApolloServer<AnswerContext> {
  const formatError = createErrorMask(logger);
  const { apiSchema, plugin } = createEngine({ supergraph, transports, formatError });
  return new ApolloServer<AnswerContext>({
    schema: apiSchema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError,
    // Admission parses, validates and keeps documents.
    documentStore: null,
    stopOnTerminationSignals: false,
    logger,
    plugins: [
      admitOperations(new Admission(apiSchema), formatError),
      plugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

async function pingAll(transports: GatewaySettings['transports']): Promise<void> {
  await Promise.all([...transports.values()].map((transport) => transport.ping()));
}

async function closeAll(
  http: RunningHttpServer,
  apollo: ApolloServer<AnswerContext>,
  transports: GatewaySettings['transports'],
): Promise<void> {
  await http.close();
  await apollo.stop();
  await Promise.all([...transports.values()].map((transport) => transport.close()));
}

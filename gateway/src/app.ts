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
import { createEngine, type Engine } from './federation';
import { type FederatedGraph, ServedGraph, type Serving } from './generations';
import type { AnswerContext, FormatError } from './plugins/answer-operations';
import { createErrorMask } from './plugins/mask-errors';
import { stringifyAnswer } from './plugins/stringify-answer';
import { ClientPresence } from './serving/client-presence';
import { allowOrigins } from './serving/cross-origin';
import { type ExplorerSettings, explorerHandler } from './serving/explorer';

export { readExampleOperations } from './serving/example-operations';
export type { ExplorerSettings } from './serving/explorer';
export { loadSupergraph, type Supergraph } from './supergraph';
export { inProcessTransport, type SubgraphTransport } from './transports';

export interface GatewaySettings extends FederatedGraph {
  readonly host: string;
  readonly port: number;
  readonly explorer: ExplorerSettings;
  /** Pages of these origins may call the graph from a browser. */
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
}

export interface RunningGateway extends RunningHttpServer {
  /**
   * Serves this graph from now on. Rejects, and goes on as before, when it cannot be served.
   * No request fails for it: what began on the former graph ends there. To be called one at a time.
   */
  replaceGraph(graph: FederatedGraph): Promise<void>;
}

/** Of one request. Limits of its document are admission's. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/** Starts a gateway over any Federation 2 supergraph: graph at `/graphql`, explorer at `/`, health at `/health/…`. */
export async function startGateway(settings: GatewaySettings): Promise<RunningGateway> {
  const { supergraph, transports, logger } = settings;
  const clients = new ClientPresence();
  const graph = await ServedGraph.start(
    { createServing: (graph) => createServing({ ...graph, logger, clients }), logger },
    { supergraph, transports },
  );
  const http = await startHttpServer({
    host: settings.host,
    port: settings.port,
    logger,
    routes: {
      '/graphql': allowOrigins(settings.corsOrigins, clients.watch(graph.handle)),
      ...healthRoutes(() => graph.ping()),
    },
    fallback: explorerHandler(settings.explorer),
  });
  return {
    url: http.url,
    replaceGraph: (next) => graph.replace(next),
    close: async () => {
      await http.close();
      await graph.close();
    },
  };
}

interface ServingSettings extends FederatedGraph {
  readonly logger: Logger;
  readonly clients: ClientPresence;
}

function createServing(settings: ServingSettings): Serving {
  const formatError = createErrorMask(settings.logger);
  const engine = createEngine({ ...settings, formatError });
  const apollo = createServer(settings, engine, formatError);
  const handle = graphqlHandler({
    apollo,
    createContext: (request) => settings.clients.signalOf(request),
    largestBodyBytes: LARGEST_BODY_BYTES,
  });
  return { apollo, engine, handle };
}

function createServer(
  { supergraph, logger }: ServingSettings,
  { apiSchema, plugin }: Engine,
  formatError: FormatError,
): ApolloServer<AnswerContext> {
  return new ApolloServer<AnswerContext>({
    schema: apiSchema,
    introspection: true,
    // A client's mistake in their protocol would look like a bug of ours; trusted documents will do better.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    formatError,
    stringifyResult: stringifyAnswer,
    // Admission parses, validates and keeps documents.
    documentStore: null,
    stopOnTerminationSignals: false,
    logger,
    plugins: [
      admitOperations(new Admission({ apiSchema, supergraphSdl: supergraph.sdl }), formatError),
      plugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

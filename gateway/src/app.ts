import {
  type Authenticate,
  exchangeHandler,
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
import { Admission, type AdmissionLimits, admitOperations } from './admission';
import { OPERATION_LIMITS, OperationControl, type OperationLimits } from './control';
import { createEngine, type Engine } from './federation';
import { type FederatedGraph, ServedGraph, type Serving } from './generations';
import { type Identify, type IdentitySettings, openIdentity } from './identity';
import { reportPlans } from './plan-report';
import type { AnswerContext, FormatError } from './plugins/answer-operations';
import { createErrorMask } from './plugins/mask-errors';
import { stringifyAnswer } from './plugins/stringify-answer';
import { askerOf } from './serving/client-presence';
import { compressedAnswers } from './serving/compressed-answers';
import { allowOrigins } from './serving/cross-origin';
import { DirectAnswers } from './serving/direct-answers';
import { explorerHandler } from './serving/explorer';
import type { ExplorerSettings } from './serving/explorer-settings';
import {
  operationRunner,
  STREAM_LIMITS,
  StreamCount,
  type StreamLimits,
} from './serving/operations';
import { ClientStreams } from './serving/streams';
import { reviseTrusted } from './serving/trusted-requests';
import { NO_WEB, resourceHandler, staticPages, type WebSettings } from './serving/web';
import { ClientSockets, SOCKET_LIMITS } from './serving/websocket';
import { FollowedDocuments, statedClient, type TrustedDocuments } from './trusted-documents';
import { type CountUse, countUses, UsageRecorder } from './usage';

export { type AdmissionLimits, admissionLimits, admissionVariables } from './admission';
export {
  type ControlLimits,
  controlLimits,
  controlVariables,
} from './control-variables';
export type { IdentitySettings } from './identity';
export { identitySettings, identityVariables } from './identity-variables';
export { type ExampleOperation, readExampleOperations } from './serving/example-operations';
export { type ExplorerSettings, readExplorerTexts } from './serving/explorer-settings';
export { readWebSettings } from './serving/web';
export { loadSupergraph, type Supergraph } from './supergraph';
export {
  controlledTransport,
  inProcessSubscriptions,
  inProcessTransport,
  type SubgraphTransport,
  withSubscriptions,
} from './transports';
export { usedCoordinates } from './usage';

export interface GatewaySettings extends FederatedGraph {
  readonly host: string;
  readonly port: number;
  readonly explorer: ExplorerSettings;
  /** What is served beside the graph and the explorer. Omitted: nothing. */
  readonly web?: WebSettings;
  /** Pages of these origins may call the graph from a browser. */
  readonly corsOrigins: readonly string[];
  /** Whose access tokens are accepted. Omitted: nobody's. */
  readonly identity?: IdentitySettings;
  /** File with the policy of trusted documents. Omitted or null: everybody's documents are executed. */
  readonly trustedDocumentsFile?: string | null | undefined;
  /** File for what is asked for, field by field. Omitted or null: it is not recorded. */
  readonly usageFile?: string | null | undefined;
  /** How large and how costly an operation may be. Omitted: the defaults. */
  readonly admission?: AdmissionLimits;
  /** How many operations are executed at once, and for how long. Omitted: the defaults. */
  readonly operations?: OperationLimits;
  /** How many subscriptions are answered at once. Omitted: the defaults. */
  readonly streams?: StreamLimits;
  /** Whether clients may see query plans, which name subgraphs. Omitted: they may not. */
  readonly queryPlans?: boolean;
  readonly logger: Logger;
}

export interface RunningGateway extends RunningHttpServer {
  /**
   * Serves this graph from now on. Rejects, and goes on as before, when it cannot be served.
   * No request fails for it: what began on the former graph ends there, and clients with subscriptions are told to
   * connect again. To be called one at a time.
   */
  replaceGraph(graph: FederatedGraph): Promise<void>;
}

/** Of one request or one WebSocket message. Limits of its document are admission's. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/** Starts a gateway over any Federation 2 supergraph: graph at `/graphql`, explorer at `/`, health at `/health/…`. */
export async function startGateway(settings: GatewaySettings): Promise<RunningGateway> {
  const { supergraph, transports, logger, web = NO_WEB } = settings;
  const identity = await openIdentity(settings.identity ?? { kind: 'none' }, logger);
  const { identify } = identity;
  const followed = followDocuments(settings);
  const documents = followed?.documents;
  const usage = recordUsage(settings);
  // Both outlive the supergraph that is served.
  const control = new OperationControl(settings.operations ?? OPERATION_LIMITS);
  const graph = await ServedGraph.start(
    {
      createServing: (graph) =>
        createServing({ ...settings, ...graph, control, identify, documents, usage }),
      logger,
    },
    { supergraph, transports },
  );
  const streamCount = new StreamCount(settings.streams ?? STREAM_LIMITS);
  const run = operationRunner({ graph, streams: streamCount, documents, logger });
  const streams = new ClientStreams({ run, identify, documents });
  const answerOnce = compressedAnswers((request, response) => graph.handle(request, response));
  const streamHandler = exchangeHandler({
    authenticate: callerBy(identify),
    largestBodyBytes: LARGEST_BODY_BYTES,
    respond: streams.respond,
  });
  const sockets = new ClientSockets({
    run,
    identify,
    origins: settings.corsOrigins,
    limits: { ...SOCKET_LIMITS, largestMessageBytes: LARGEST_BODY_BYTES },
  });
  const http = await startHttpServer({
    host: settings.host,
    port: settings.port,
    logger,
    routes: {
      '/graphql': allowOrigins(settings.corsOrigins, (request, response) =>
        streams.isAskedFor(request)
          ? streamHandler(request, response)
          : answerOnce(request, response),
      ),
      ...healthRoutes(() => graph.ping()),
      ...identity.routes,
    },
    upgrades: { '/graphql': sockets.upgrade },
    fallback: allowOrigins(
      settings.corsOrigins,
      resourceHandler({
        resources: web.resources,
        graph,
        identify,
        askerOf,
        otherwise: staticPages(
          web.pages,
          explorerHandler(settings.explorer, {
            queryPlans: settings.queryPlans ?? false,
            identitiesPath: identity.identitiesPath,
          }),
        ),
      }),
    ),
  });
  return {
    url: http.url,
    replaceGraph: (next) => graph.replace(next),
    close: async () => {
      streams.close();
      await Promise.all([http.close(), sockets.close()]);
      await graph.close();
      identity.close();
      followed?.close();
      await usage?.close();
    },
  };
}

function followDocuments(settings: GatewaySettings): FollowedDocuments | null {
  const { trustedDocumentsFile: file = null, logger } = settings;
  return file === null ? null : new FollowedDocuments(file, logger);
}

function recordUsage({ usageFile: file = null, logger }: GatewaySettings): UsageRecorder | null {
  return file === null ? null : new UsageRecorder(file, logger);
}

interface ServingSettings
  extends FederatedGraph,
    Pick<GatewaySettings, 'admission' | 'queryPlans' | 'logger'> {
  readonly control: OperationControl;
  readonly identify: Identify;
  readonly documents: TrustedDocuments | undefined;
  readonly usage: UsageRecorder | null;
}

function createServing(settings: ServingSettings): Serving {
  const formatError = createErrorMask(settings.logger);
  const engine = createEngine({ ...settings, formatError });
  const { supergraph, control, identify, documents, usage } = settings;
  const { apiSchema, prepare } = engine;
  const admission = new Admission({
    ...settings.admission,
    apiSchema,
    supergraphSdl: supergraph.sdl,
  });
  const countUse = usage?.over(apiSchema);
  const direct = new DirectAnswers({
    apiSchema,
    noteUse:
      countUse === undefined
        ? () => undefined
        : (document, { headers }) => countUse(document, statedClient(headers)),
    admission,
    prepare,
    control,
    formatError,
    askerOf,
  });
  const apollo = createServer(settings, { engine, admission, countUse, formatError });
  const handle = graphqlHandler({
    apollo,
    authenticate: callerBy(identify),
    createContext: (exchange) => ({
      ...askerOf(exchange),
      stated: statedClient(exchange.request.headers),
    }),
    revise: documents === undefined ? undefined : reviseTrusted(documents),
    respondDirectly: (body, exchange) => direct.respond(body, exchange),
    largestBodyBytes: LARGEST_BODY_BYTES,
  });
  return { apollo, engine, handle };
}

/** The public is not waited for. */
function callerBy(identify: Identify): Authenticate {
  return ({ headers }) => {
    const identified = identify(headers.authorization);
    return identified instanceof Promise
      ? identified.then(({ caller }) => caller)
      : identified.caller;
  };
}

interface ServerParts {
  readonly engine: Engine;
  readonly admission: Admission;
  readonly countUse: CountUse | undefined;
  readonly formatError: FormatError;
}

function createServer(
  { queryPlans = false, logger }: ServingSettings,
  { engine: { apiSchema, explain, plugin }, admission, countUse, formatError }: ServerParts,
): ApolloServer<AnswerContext> {
  return new ApolloServer<AnswerContext>({
    schema: apiSchema,
    introspection: true,
    // Ids of documents are those of trusted documents, which every transport knows: nobody adds to them by asking.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    formatError,
    stringifyResult: stringifyAnswer,
    // Admission parses, validates and keeps documents.
    documentStore: null,
    stopOnTerminationSignals: false,
    logger,
    plugins: [
      admitOperations(admission, formatError),
      ...(countUse === undefined ? [] : [countUses(countUse)]),
      reportPlans({ explain, allowed: queryPlans, formatError }),
      plugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

import { systemClock } from '../clock';
import { openDatabase } from '../database';
import { asGraphQLRequest, type Subgraph } from '../graphql';
import {
  acceptsEventStream,
  exchangeHandler,
  graphqlHandler,
  healthRoutes,
  startHttpServer,
} from '../http';
import { type Running, runProgram, takeNoArguments } from '../lifecycle';
import { createLogger, type Logger, type LoggerSettings } from '../logger';
import { signedCalls } from './signed-calls';
import type { SubgraphDependencies } from './start-subgraph';
import { EventStreams } from './stream-events';

/** The settings of a stand-alone subgraph process, as `subgraphVariables` names them. */
export interface SubgraphProcessConfig {
  readonly HOST: string;
  readonly PORT: number;
  readonly DATABASE_URL: string | null;
  readonly DATA_DIR: string;
  readonly SAMPLE_DATA: boolean;
  /** Any of these secrets is accepted. */
  readonly SUBGRAPH_SECRET: readonly string[];
  readonly LOG_LEVEL: LoggerSettings['level'];
  readonly LOG_FORMAT: LoggerSettings['format'];
}

export interface SubgraphProgram {
  readonly name: string;
  readonly create: (dependencies: SubgraphDependencies) => Promise<Subgraph>;
  /** Read inside the program, so that a wrong variable ends it with one clear line. */
  readonly readConfig: () => SubgraphProcessConfig;
}

function usageOf(name: string): string {
  return `Usage: npm run start:${name}

Serves the subgraph "${name}" over HTTP.

SUBGRAPH_SECRET is required: the secret with which the gateway signs its calls, 32 characters or more.

Environment: HOST, PORT, SUBGRAPH_SECRET, DATABASE_URL, DATA_DIR, SAMPLE_DATA, LOG_LEVEL, LOG_FORMAT.`;
}

/** A gateway sends lists of entity representations: larger than anything a client may send. */
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

/** Runs one subgraph as a process of its own, serving GraphQL over HTTP. */
export function runSubgraph(program: SubgraphProgram): Promise<void> {
  return runProgram(() => startProcess(program));
}

async function startProcess({ name, create, readConfig }: SubgraphProgram): Promise<Running> {
  takeNoArguments(usageOf(name));
  const config = readConfig();
  const logger = createLogger({ name, level: config.LOG_LEVEL, format: config.LOG_FORMAT });
  const database = await openDatabase({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    onProgress: (message) => logger.info(message),
  });
  const subgraph = await create({ databaseUrl: database.url, clock: systemClock, logger });
  if (config.SAMPLE_DATA) {
    await subgraph.loadSampleData((line) => logger.info(line));
  }
  const server = await serveSubgraph(subgraph, config, logger);
  logger.info({ url: `${server.url}/graphql` }, 'listening');
  subgraph.begin();
  return {
    close: async () => {
      await server.close();
      await subgraph.close();
      await database.close();
    },
  };
}

/** Serves a subgraph over HTTP, with its health. */
export async function serveSubgraph(
  subgraph: Pick<Subgraph, 'name' | 'server' | 'ready'>,
  config: Pick<SubgraphProcessConfig, 'HOST' | 'PORT' | 'SUBGRAPH_SECRET'>,
  logger: Logger,
): ReturnType<typeof startHttpServer> {
  const streams = new EventStreams(subgraph.server, logger);
  const access = {
    authenticate: signedCalls(subgraph.name, config.SUBGRAPH_SECRET),
    largestBodyBytes: LARGEST_BODY_BYTES,
  };
  const events = exchangeHandler({ ...access, respond: streams.respond });
  const graphql = graphqlHandler({
    apollo: subgraph.server.apollo,
    createContext: ({ caller }) => subgraph.server.newContext({ caller }),
    ...access,
    answerDirectly: async (body, asker) => {
      const request = asGraphQLRequest(body);
      return request === null ? null : subgraph.server.executePrepared(request, asker);
    },
  });
  const http = await startHttpServer({
    host: config.HOST,
    port: config.PORT,
    logger,
    routes: {
      '/graphql': (request, response) =>
        (acceptsEventStream(request.headers.accept) ? events : graphql)(request, response),
      ...healthRoutes(() => subgraph.ready()),
    },
  });
  return {
    url: http.url,
    close: () => {
      streams.close();
      return http.close();
    },
  };
}

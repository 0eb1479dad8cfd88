import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, type GraphQLResponse } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import { createEngine } from '../federation';
import type { Supergraph } from '../supergraph';
import { parametersOf, SubgraphFailure, type SubgraphTransport } from '../transports';
import { readGraphQLAnswer } from '../transports/graphql-answer';
import type { FixtureWorld } from './fixture';

export interface TestRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** A gateway over a fixture, asked without HTTP. */
export interface TestGateway {
  ask(request: TestRequest): Promise<FormattedExecutionResult & { readonly status?: number }>;
  stop(): Promise<void>;
}

/** The gateway under test. */
export async function ownGateway(
  supergraph: Supergraph,
  world: FixtureWorld,
): Promise<TestGateway> {
  const { apiSchema, plugin } = createEngine({
    supergraph,
    transports: new Map(world.names.map((name) => [name, transportTo(name, world)])),
    formatError: (formatted) => formatted,
  });
  return gatewayOver(
    new ApolloServer({
      schema: apiSchema,
      plugins: [plugin, ApolloServerPluginUsageReportingDisabled()],
    }),
  );
}

/** Sends, as HTTP does, what has come together in one turn of the event loop, and gets texts back. */
function transportTo(name: string, world: FixtureWorld): SubgraphTransport {
  return {
    execute: async (request) => {
      await turnOfTheEventLoop();
      if (world.dead.has(name)) {
        throw new SubgraphFailure(name, 'SUBGRAPH_UNAVAILABLE');
      }
      const answer = await world.execute(name, parametersOf(request));
      return readGraphQLAnswer(JSON.stringify(answer), 'a fixture answers GraphQL');
    },
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

type StockAnswer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Apollo's own gateway: the oracle. */
export async function stockGateway({ sdl }: Supergraph, world: FixtureWorld): Promise<TestGateway> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    buildService: ({ name }): GraphQLDataSource => ({
      process: async ({ request: { query, variables, operationName } }) => {
        if (world.dead.has(name)) {
          return unavailable(name);
        }
        const answer = await world.execute(name, {
          query: query ?? '',
          variables: variables ?? {},
          ...(operationName === undefined ? {} : { operationName }),
        });
        return answer;
      },
    }),
  });
  return gatewayOver(
    new ApolloServer({ gateway, plugins: [ApolloServerPluginUsageReportingDisabled()] }),
  );
}

function unavailable(name: string): StockAnswer {
  const { message, code } = new SubgraphFailure(name, 'SUBGRAPH_UNAVAILABLE');
  const error = new GraphQLError(message, { extensions: { code } });
  return { data: null, errors: [error] } as StockAnswer;
}

async function gatewayOver(server: ApolloServer): Promise<TestGateway> {
  await server.start();
  return {
    ask: async (request) => resultOf(await server.executeOperation(request)),
    stop: () => server.stop(),
  };
}

export function resultOf({
  body,
  http,
}: GraphQLResponse): FormattedExecutionResult & { status?: number } {
  if (body.kind !== 'single') {
    throw new TypeError('An incremental answer was not expected.');
  }
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- as a client would read it
  const result: FormattedExecutionResult = JSON.parse(JSON.stringify(body.singleResult));
  return { ...result, ...(http.status === undefined ? {} : { status: http.status }) };
}

import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { Logger } from '../logger';
import { createErrorFormatter } from './format-error';

/** One GraphQL request, as it travels between the gateway and a subgraph. */
export interface GraphQLRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

/** A subgraph's one door: in-process calls and HTTP calls run through the same Apollo Server. */
export interface SubgraphServer {
  readonly name: string;
  readonly apollo: ApolloServer<object>;
  execute(request: GraphQLRequest): Promise<FormattedExecutionResult>;
  readonly newContext: () => object;
  stop(): Promise<void>;
}

export interface SubgraphServerSettings {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Called once per request: loaders live here. */
  readonly createContext: () => object;
  readonly logger: Logger;
}

/** Enough for any plan of ours; a document that is longer is an attack. */
const LARGEST_DOCUMENT_TOKENS = 15_000;

/** Cache control and inline traces wrap every field resolver: measured, they double the cost of an answer. */
const SILENT: ApolloServerPlugin[] = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

export async function createSubgraphServer(
  settings: SubgraphServerSettings,
): Promise<SubgraphServer> {
  const apollo = new ApolloServer<object>({
    schema: settings.schema,
    plugins: SILENT,
    formatError: createErrorFormatter(settings.logger),
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: LARGEST_DOCUMENT_TOKENS },
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  return {
    name: settings.name,
    apollo,
    newContext: settings.createContext,
    execute: (request) => execute(apollo, request, settings.createContext()),
    stop: () => apollo.stop(),
  };
}

async function execute(
  apollo: ApolloServer<object>,
  request: GraphQLRequest,
  contextValue: object,
): Promise<FormattedExecutionResult> {
  const { body } = await apollo.executeOperation({ ...request }, { contextValue });
  if (body.kind !== 'single') {
    throw new TypeError('A subgraph answered incrementally although nothing asked it to.');
  }
  return body.singleResult;
}

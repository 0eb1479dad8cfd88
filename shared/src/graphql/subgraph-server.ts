import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type FormattedExecutionResult, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Logger } from '../logger';
import { type GraphQLRequest, OperationExecutor } from './execution';
import { createErrorFormatter } from './format-error';

/** A subgraph's one door: in-process calls and HTTP calls are executed, and their errors formatted, by the same code. */
export interface SubgraphServer {
  readonly name: string;
  /** Answers what is not an ordinary request, and tells what a request does wrong. */
  readonly apollo: ApolloServer<object>;
  readonly newContext: () => object;
  /**
   * Answers a request.
   *
   * @param signal aborted when nobody waits for the answer any more: the statements of a query then end, and the
   * answer that comes nevertheless is of no use. A mutation is carried through.
   */
  execute(request: GraphQLRequest, signal?: AbortSignal): Promise<FormattedExecutionResult>;
  /** As `execute`, but null when the request is one for Apollo Server: nothing was executed then. */
  executePrepared(
    request: GraphQLRequest,
    signal?: AbortSignal,
  ): Promise<FormattedExecutionResult | null>;
  stop(): Promise<void>;
}

export interface SubgraphServerSettings {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Called once per request: loaders live here. The signal is aborted when nobody waits for the answer any more. */
  readonly createContext: (signal?: AbortSignal) => object;
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
  const { name, schema, createContext } = settings;
  const formatError = createErrorFormatter(settings.logger);
  const apollo = new ApolloServer<object>({
    schema,
    plugins: SILENT,
    formatError,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: LARGEST_DOCUMENT_TOKENS },
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const executor = new OperationExecutor({
    schema,
    mostTokens: LARGEST_DOCUMENT_TOKENS,
    formatError,
  });
  const newContext = (): object => createContext();
  const executePrepared: SubgraphServer['executePrepared'] = (request, signal) =>
    executor.execute(request, (kind) =>
      createContext(kind === OperationTypeNode.QUERY ? signal : undefined),
    );
  return {
    name,
    apollo,
    newContext,
    executePrepared,
    execute: async (request, signal) =>
      (await executePrepared(request, signal)) ?? executeWithApollo(apollo, request, newContext()),
    stop: () => apollo.stop(),
  };
}

async function executeWithApollo(
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

import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type FormattedExecutionResult, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { ANYONE, type Caller } from '../identity';
import type { Logger } from '../logger';
import { type GraphQLRequest, OperationExecutor, openSubscription } from './execution';
import { createErrorFormatter } from './format-error';

/** For whom a request is answered. */
export interface Asker {
  /** Nobody known when omitted. */
  readonly caller?: Caller;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** A subgraph's one door: in-process calls and HTTP calls are executed, and their errors formatted, by the same code. */
export interface SubgraphServer {
  readonly name: string;
  /** Answers what is not an ordinary request, and tells what a request does wrong. */
  readonly apollo: ApolloServer<object>;
  readonly newContext: (asker?: Asker) => object;
  /**
   * Answers a request. When the asker's signal is aborted, the statements of a query end, and the answer that comes
   * nevertheless is of no use. A mutation is carried through.
   */
  execute(request: GraphQLRequest, asker?: Asker): Promise<FormattedExecutionResult>;
  /**
   * Opens a subscription: its events, one as each is asked for, or the reason why there are none. Errors are formatted
   * as those of queries. When the asker's signal is aborted, no further event comes.
   */
  subscribe(
    request: GraphQLRequest,
    asker?: Asker,
  ): Promise<AsyncIterable<FormattedExecutionResult> | FormattedExecutionResult>;
  /** As `execute`, but null when the request is one for Apollo Server: nothing was executed then. */
  executePrepared(request: GraphQLRequest, asker?: Asker): Promise<FormattedExecutionResult | null>;
  stop(): Promise<void>;
}

export interface SubgraphServerSettings {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Called once per request: loaders live here. */
  readonly createContext: (asker: Asker) => object;
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
  const newContext = ({ caller = ANYONE }: Asker = {}): object => createContext({ caller });
  const executePrepared: SubgraphServer['executePrepared'] = (request, asker = {}) =>
    executor.execute(request, (kind) =>
      kind === OperationTypeNode.QUERY ? createContext(asker) : newContext(asker),
    );
  return {
    name,
    apollo,
    newContext,
    executePrepared,
    execute: async (request, asker) =>
      (await executePrepared(request, asker)) ??
      executeWithApollo(apollo, request, newContext(asker)),
    subscribe: (request, asker = {}) =>
      openSubscription(request, {
        schema,
        mostTokens: LARGEST_DOCUMENT_TOKENS,
        formatError,
        createContext: () => createContext(asker),
      }),
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

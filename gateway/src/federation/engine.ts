import { ConfigurationError } from '@apogee/shared/errors';
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { OperationControl } from '../control';
import {
  type AnswerContext,
  answerOperations,
  type FormatError,
} from '../plugins/answer-operations';
import { SubscriptionHub } from '../subscriptions';
import type { Supergraph } from '../supergraph';
import type { SubgraphTransport } from '../transports';
import {
  type ExplainedOperation,
  FederationExecutor,
  type HotOperation,
  type PreparedOperation,
} from './federation-executor';
import type { RequestedOperation } from './requested-operation';

export interface EngineSettings {
  readonly supergraph: Supergraph;
  /** How to reach each subgraph that the supergraph names. */
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  /** The last thing that happens to an error before a client sees it. */
  readonly formatError: FormatError;
  /** Omitted: operations are executed as they come, for as long as they take. */
  readonly control?: OperationControl;
}

/** What an Apollo Server needs to serve a supergraph: a schema to validate with, and who answers (ADR 0003). */
export interface Engine {
  readonly apiSchema: GraphQLSchema;
  readonly plugin: ApolloServerPlugin<AnswerContext>;
  /** What runs an operation, or why it cannot be run. */
  readonly prepare: (requested: RequestedOperation) => PreparedOperation;
  /** The plans of an operation that is not run. */
  readonly explain: (requested: RequestedOperation) => ExplainedOperation;
  /** The operations asked most often, first the hottest. */
  hottest(count: number): readonly HotOperation[];
}

/** Throws `ConfigurationError` when the supergraph cannot be served or a subgraph has no transport. */
export function createEngine(settings: EngineSettings): Engine {
  const { supergraph, transports, formatError, control } = settings;
  for (const name of supergraph.subgraphUrls.keys()) {
    transportOf(name, transports);
  }
  const executor = new FederationExecutor(supergraph.sdl, (subgraph, request, { caller, signal }) =>
    transportOf(subgraph, transports).execute(
      request,
      signal === null ? { caller } : { caller, signal },
    ),
  );
  return {
    apiSchema: executor.apiSchema,
    plugin: answerOperations(executor, {
      transportOf: (subgraph) => transportOf(subgraph, transports),
      hub: new SubscriptionHub(),
      formatError,
      control,
    }),
    prepare: (requested) => executor.prepare(requested),
    explain: (requested) => executor.explain(requested),
    hottest: (count) => executor.hottest(count),
  };
}

function transportOf(name: string, transports: EngineSettings['transports']): SubgraphTransport {
  const transport = transports.get(name);
  if (transport === undefined) {
    throw new ConfigurationError(`--subgraph: no address is known for the subgraph "${name}"`);
  }
  return transport;
}

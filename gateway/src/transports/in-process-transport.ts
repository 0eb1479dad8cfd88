import type { FormattedExecutionResult } from 'graphql';
import { asAbortSignal } from './call-signal';
import { type GraphQLParameters, parametersOf, type SubgraphTransport } from './subgraph-transport';

/** A subgraph that lives in this process. */
export interface LocalSubgraph {
  execute(request: GraphQLParameters, signal?: AbortSignal): Promise<FormattedExecutionResult>;
  ready(): Promise<void>;
}

/** Calls a subgraph as a function: no socket, and the answer stays an object. */
export function inProcessTransport(subgraph: LocalSubgraph): SubgraphTransport {
  return {
    execute: (request, { signal } = {}) =>
      subgraph.execute(
        parametersOf(request),
        signal === undefined ? undefined : asAbortSignal(signal),
      ),
    ping: () => subgraph.ready(),
    // Whoever started the subgraph stops it.
    close: () => Promise.resolve(),
  };
}

import type { FormattedExecutionResult } from 'graphql';
import type { SubgraphRequest, SubgraphTransport } from './subgraph-transport';

/** A subgraph that lives in this process. */
export interface LocalSubgraph {
  execute(request: SubgraphRequest): Promise<FormattedExecutionResult>;
  ready(): Promise<void>;
}

/** Calls a subgraph as a function: no socket, no serialisation. */
export function inProcessTransport(subgraph: LocalSubgraph): SubgraphTransport {
  return {
    execute: (request) => subgraph.execute(request),
    ping: () => subgraph.ready(),
    // Whoever started the subgraph stops it.
    close: () => Promise.resolve(),
  };
}

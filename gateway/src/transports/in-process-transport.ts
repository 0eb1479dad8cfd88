import { ANYONE, type Caller } from '@apogee/shared/identity';
import type { FormattedExecutionResult } from 'graphql';
import { asAbortSignal } from './call-signal';
import { type GraphQLParameters, parametersOf, type SubgraphTransport } from './subgraph-transport';

/** For whom a subgraph in this process is called. */
interface LocalAsker {
  readonly caller: Caller;
  readonly signal?: AbortSignal;
}

/** A subgraph that lives in this process. */
export interface LocalSubgraph {
  execute(request: GraphQLParameters, asker: LocalAsker): Promise<FormattedExecutionResult>;
  ready(): Promise<void>;
}

/** Calls a subgraph as a function: no socket, and the answer stays an object. */
export function inProcessTransport(subgraph: LocalSubgraph): SubgraphTransport {
  return {
    execute: (request, { caller = ANYONE, signal } = {}) =>
      subgraph.execute(
        parametersOf(request),
        signal === undefined ? { caller } : { caller, signal: asAbortSignal(signal) },
      ),
    ping: () => subgraph.ready(),
    // Whoever started the subgraph stops it.
    close: () => Promise.resolve(),
  };
}

import { createLogger } from '@apogee/shared/logger';
import { type RunningGateway, startGateway } from '../app';
import type { FederatedGraph } from '../generations';
import {
  composeDecisions,
  type DecisionWorld,
  localSubgraph,
  SUBGRAPH_NAMES,
} from './event-subgraphs';

/** The graph of a world whose subgraphs are functions. */
export function decisionGraph(world: DecisionWorld): FederatedGraph {
  return {
    supergraph: composeDecisions(),
    transports: new Map(SUBGRAPH_NAMES.map((name) => [name, localSubgraph(name, world)])),
  };
}

/** A gateway over a graph, on a free port, without explorer. */
export function startTestGateway(graph: FederatedGraph): Promise<RunningGateway> {
  return startGateway({
    ...graph,
    host: '127.0.0.1',
    port: 0,
    explorer: { title: 'test', operations: [] },
    corsOrigins: [],
    operations: { timeoutMs: 10_000, mostAtOnce: 100, mostWaiting: 100, comfortableSize: 0 },
    logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
  });
}

import { Gate } from '../../control';
import type { SubgraphTransport } from '../subgraph-transport';

/** Lets so many calls reach a subgraph at once; the others wait in order, as long as their signals let them. */
export function withBoundedCalls(transport: SubgraphTransport, most: number): SubgraphTransport {
  const gate = new Gate({ mostInside: most, mostWaiting: Number.POSITIVE_INFINITY });
  return {
    execute: async (request, options) => {
      const turn = gate.enter(options?.signal);
      if (turn !== null) {
        await turn;
      }
      try {
        return await transport.execute(request, options);
      } finally {
        gate.leave();
      }
    },
    // Whether a subgraph answers must be known also while it has enough to do.
    ping: (options) => transport.ping(options),
    close: () => transport.close(),
  };
}

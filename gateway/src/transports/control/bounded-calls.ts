import { Gate } from '../../control';
import type { SubgraphTransport } from '../subgraph-transport';

/** Lets so many calls reach a subgraph at once; the others wait in order, as long as their signals let them. */
export function withBoundedCalls(transport: SubgraphTransport, most: number): SubgraphTransport {
  const gate = new Gate({ mostInside: most, mostWaiting: Number.POSITIVE_INFINITY });
  const leave = (): void => gate.leave();
  return {
    execute: (request, options) => {
      const call = (): ReturnType<SubgraphTransport['execute']> => {
        const answer = transport.execute(request, options);
        answer.then(leave, leave);
        return answer;
      };
      const turn = gate.enter(options?.signal);
      return turn === null ? call() : turn.then(call);
    },
    // Whether a subgraph answers must be known also while it has enough to do.
    ping: (options) => transport.ping(options),
    close: () => transport.close(),
  };
}

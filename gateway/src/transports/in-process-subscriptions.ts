import { ANYONE, type Caller } from '@apogee/shared/identity';
import { untilAborted } from '@apogee/shared/lifecycle';
import type { FormattedExecutionResult } from 'graphql';
import { SubgraphFailure } from './subgraph-failure';
import {
  type GraphQLParameters,
  parametersOf,
  type SubgraphRequest,
  type SubscriptionTransport,
} from './subgraph-transport';

/** For whom a subgraph in this process is subscribed to. */
interface LocalSubscriber {
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

/** A subgraph in this process that can be subscribed to. Errors are formatted, as over a wire. */
export interface LocalEvents {
  /** One answer instead of a stream: why there is none. */
  subscribe(
    request: GraphQLParameters,
    asker: LocalSubscriber,
  ): Promise<AsyncIterable<FormattedExecutionResult> | FormattedExecutionResult>;
}

/**
 * Subscribes by calling a function. Each event is asked of the subgraph when somebody wants it, so a subgraph that
 * makes events on demand is slowed down by a slow subscriber; what others push into it is for the subgraph to bound.
 */
export function inProcessSubscriptions(name: string, subgraph: LocalEvents): SubscriptionTransport {
  return {
    subscribe: (request, { caller = ANYONE, signal }) =>
      eventsOf({ name, subgraph, request, asker: { caller, signal } }),
    close: () => Promise.resolve(),
  };
}

interface LocalSubscription {
  readonly name: string;
  readonly subgraph: LocalEvents;
  readonly request: SubgraphRequest;
  readonly asker: LocalSubscriber;
}

async function* eventsOf({
  name,
  subgraph,
  request,
  asker,
}: LocalSubscription): AsyncGenerator<FormattedExecutionResult, void> {
  try {
    const opened = await subgraph.subscribe(parametersOf(request), asker);
    if (Symbol.asyncIterator in opened) {
      yield* untilAborted(opened, asker.signal);
    } else {
      yield opened;
    }
  } catch (cause) {
    throw new SubgraphFailure(name, 'SUBGRAPH_UNAVAILABLE', cause);
  }
}

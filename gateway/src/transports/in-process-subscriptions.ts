import { ANYONE, type Caller } from '@apogee/shared/identity';
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
  const lost = (cause: unknown): never => {
    throw new SubgraphFailure(name, 'SUBGRAPH_UNAVAILABLE', cause);
  };
  const opened = await subgraph.subscribe(parametersOf(request), asker).catch(lost);
  if (!isStream(opened)) {
    yield opened;
    return;
  }
  const events = opened[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextUnless(asker.signal, events).catch(lost);
      if (next.done === true) {
        return;
      }
      yield next.value;
    }
  } finally {
    // Not awaited: a generator that waits for its next event ends only when it has come.
    events.return?.().catch(() => undefined);
  }
}

function isStream(
  opened: AsyncIterable<FormattedExecutionResult> | FormattedExecutionResult,
): opened is AsyncIterable<FormattedExecutionResult> {
  return Symbol.asyncIterator in opened;
}

function nextUnless<Event>(
  signal: AbortSignal,
  events: AsyncIterator<Event>,
): Promise<IteratorResult<Event>> {
  return new Promise((resolve, reject) => {
    const end = (): void => resolve({ done: true, value: undefined });
    if (signal.aborted) {
      end();
      return;
    }
    signal.addEventListener('abort', end, { once: true });
    events
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end));
  });
}

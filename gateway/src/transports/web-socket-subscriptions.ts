import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { EventQueue } from './event-queue';
import { SubgraphFailure } from './subgraph-failure';
import {
  parametersOf,
  type SubgraphRequest,
  type SubscriptionTransport,
} from './subgraph-transport';
import { SubscriptionOverrun } from './subscription-overrun';

export interface WebSocketSettings {
  readonly name: string;
  /** Where it answers queries: WebSocket is expected at the same address. */
  readonly url: URL;
  /** Longest wait for the connection, and for a sign of life on it. */
  readonly timeoutMs: number;
  /** How many events of one subscription wait at most. Omitted: `MOST_WAITING_EVENTS`. */
  readonly mostWaitingEvents?: number;
}

/** Seconds of the busiest stream; with `LARGEST_EVENT_BYTES` it bounds what one subscription can take. */
const MOST_WAITING_EVENTS = 256;
const LARGEST_EVENT_BYTES = 1024 * 1024;

/** Subscribes over one WebSocket for all subscriptions to a subgraph (protocol `graphql-transport-ws`). */
export function webSocketSubscriptions(settings: WebSocketSettings): SubscriptionTransport {
  const client = connectTo(settings);
  return {
    subscribe: (request, { signal }) => subscribe(client, { settings, request, signal }),
    close: async () => {
      await client.dispose();
    },
  };
}

/** Retries are for whoever subscribed: only he knows up to which event he has everything. */
function connectTo({ url, timeoutMs }: WebSocketSettings): Client {
  const client = createClient({
    url: url.href.replace(/^http/, 'ws'),
    webSocketImpl: socketWithin(timeoutMs),
    retryAttempts: 0,
    connectionAckWaitTimeout: timeoutMs,
    keepAlive: timeoutMs,
  });
  let silence: NodeJS.Timeout | undefined;
  client.on('ping', (isReceived) => {
    if (!isReceived) {
      silence = setTimeout(() => client.terminate(), timeoutMs);
    }
  });
  client.on('message', () => clearTimeout(silence));
  client.on('closed', () => clearTimeout(silence));
  return client;
}

function socketWithin(timeoutMs: number): unknown {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, {
        handshakeTimeout: timeoutMs,
        maxPayload: LARGEST_EVENT_BYTES,
        perMessageDeflate: false,
        followRedirects: false,
      });
    }
  };
}

interface Subscribing {
  readonly settings: WebSocketSettings;
  readonly request: SubgraphRequest;
  readonly signal: AbortSignal;
}

async function* subscribe(
  client: Client,
  { settings: { name, mostWaitingEvents = MOST_WAITING_EVENTS }, request, signal }: Subscribing,
): AsyncGenerator<FormattedExecutionResult, void> {
  if (signal.aborted) {
    return;
  }
  const events = new EventQueue<FormattedExecutionResult>(mostWaitingEvents, () => leave());
  const leave = client.subscribe(parametersOf(request), {
    next: (event) => {
      if (!isAnswer(event)) {
        events.fail(new SubgraphFailure(name, 'SUBGRAPH_BAD_ANSWER'));
        leave();
      } else if (!events.push(event)) {
        events.fail(new SubscriptionOverrun());
        leave();
      }
    },
    error: (error) => {
      if (isRefusal(error)) {
        events.push({ errors: error });
        events.close();
      } else {
        events.fail(asFailure(name, error));
      }
    },
    complete: () => events.close(),
  });
  const end = (): void => void events.return();
  signal.addEventListener('abort', end, { once: true });
  try {
    yield* events;
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function isAnswer(event: object): event is FormattedExecutionResult {
  return 'data' in event || 'errors' in event;
}

/** The subgraph's own errors, instead of a stream. */
function isRefusal(error: unknown): error is readonly GraphQLFormattedError[] {
  return Array.isArray(error);
}

/** A connection that ends or never was tells so by an event; what graphql-ws could not read is an error. */
function asFailure(name: string, error: unknown): SubgraphFailure {
  const isConnection =
    typeof error === 'object' && error !== null && ('code' in error || 'error' in error);
  return new SubgraphFailure(
    name,
    isConnection ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_BAD_ANSWER',
    error,
  );
}

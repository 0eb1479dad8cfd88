import { createClient } from 'graphql-ws';
import {
  Environment,
  type FetchFunction,
  type GraphQLResponse,
  type IEnvironment,
  Network,
  Observable,
  RecordSource,
  Store,
  type SubscribeFunction,
} from 'relay-runtime';
import { WebSocket } from 'ws';
import type { Endpoint } from '../six-operations';

interface Sink<Value> {
  next(value: Value): void;
  error(error: Error): void;
  complete(): void;
}

export interface OpenEnvironment {
  readonly environment: IEnvironment;
  readonly close: () => Promise<void>;
}

/** Relay asks over HTTP, and subscribes over a WebSocket. */
export function openEnvironment({ url, socketUrl, token }: Endpoint): OpenEnvironment {
  const authorization = `Bearer ${token}`;
  const socket = createClient({
    url: socketUrl,
    connectionParams: { authorization },
    // Browsers have their own.
    webSocketImpl: WebSocket,
  });
  const fetchAnswer: FetchFunction = ({ text, name }, variables) =>
    Observable.create<GraphQLResponse>((sink) => {
      const leaving = new AbortController();
      const answer = fetch(url, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, operationName: name, variables }),
        signal: leaving.signal,
      });
      void pass(answer, sink, leaving.signal);
      return () => leaving.abort();
    });
  const subscribe: SubscribeFunction = ({ text }, variables) =>
    Observable.create<GraphQLResponse>((sink) =>
      socket.subscribe(
        { query: text ?? '', variables },
        {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the libraries type one protocol differently
          next: (answer) => sink.next(answer as GraphQLResponse),
          error: (error) => sink.error(asError(error)),
          complete: () => sink.complete(),
        },
      ),
    );
  return {
    environment: new Environment({
      network: Network.create(fetchAnswer, subscribe),
      store: new Store(new RecordSource()),
    }),
    close: async () => socket.dispose(),
  };
}

/** Who has left is told nothing. */
async function pass(
  answer: Promise<Response>,
  sink: Sink<GraphQLResponse>,
  left: AbortSignal,
): Promise<void> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the protocol promises it
    sink.next((await (await answer).json()) as GraphQLResponse);
    sink.complete();
  } catch (error) {
    if (!left.aborted) {
      sink.error(asError(error));
    }
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(JSON.stringify(error));
}

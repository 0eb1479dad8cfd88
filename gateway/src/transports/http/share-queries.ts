import { ANYONE, type Caller } from '@apogee/shared/identity';
import { CallAbortion, type CallSignal } from '../call-signal';
import type { CallOptions, SubgraphRequest } from '../subgraph-transport';
import type { HttpAnswer, HttpClient } from './http-client';

/** What makes two requests equal. */
interface Question extends SubgraphRequest {
  readonly caller: Caller;
}

/** One request under way, and how many wait for its answer. */
interface Flight {
  readonly answer: Promise<HttpAnswer>;
  readonly abortion: CallAbortion;
  users: number;
}

/**
 * Sends equal queries that are under way at the same time once. Each caller gets the same text and makes its own
 * objects of it. It is cancelled when the last of them has left. Mutations are sent as often as they are asked.
 */
export function shareQueries(client: HttpClient): HttpClient {
  const flights = new Flights(client);
  return {
    post: (request, options = {}) =>
      request.operation.kind === 'query'
        ? flights.join(request, options)
        : flights.passBy(request, options),
    close: () => client.close(),
  };
}

class Flights {
  private readonly client: HttpClient;
  private readonly callers = new WeakMap<Caller, number>();
  private lastNumber = 0;
  /** By query, caller, operation name and variables, outermost what stays the same string between requests. */
  private readonly byQuery = new Map<string, Map<string, Flight>>();

  constructor(client: HttpClient) {
    this.client = client;
  }

  async join(
    { operation, variables }: SubgraphRequest,
    { caller = ANYONE, signal }: CallOptions,
  ): Promise<HttpAnswer> {
    const question = { operation, variables, caller };
    const flight = this.flightFor(question);
    flight.users += 1;
    try {
      return await untilAborted(flight.answer, signal);
    } finally {
      flight.users -= 1;
      if (flight.users === 0) {
        // Too late when it has landed; else nobody may join any more.
        this.forget(question, flight);
        flight.abortion.abort(signal?.reason);
      }
    }
  }

  /** Whoever asks after a change must not be told what was read before it. */
  async passBy(request: SubgraphRequest, options: CallOptions): Promise<HttpAnswer> {
    try {
      return await this.client.post(request, options);
    } finally {
      this.byQuery.clear();
    }
  }

  private flightFor(question: Question): Flight {
    const { operation, variables, caller } = question;
    const flights = this.byQuery.get(operation.query) ?? new Map<string, Flight>();
    this.byQuery.set(operation.query, flights);
    const key = this.keyOf(question);
    const known = flights.get(key);
    if (known !== undefined) {
      return known;
    }
    const abortion = new CallAbortion();
    const answer = this.client.post({ operation, variables }, { caller, signal: abortion });
    const flight = { answer, abortion, users: 0 };
    flights.set(key, flight);
    return flight;
  }

  /** Subgraphs answer each caller what he may see: only requests of the same caller are the same. */
  private keyOf({ operation, variables, caller }: Question): string {
    const name = operation.operationName;
    const asked = name === undefined ? variables : `${name} ${variables}`;
    return caller === ANYONE ? asked : `${this.numberOf(caller)} ${asked}`;
  }

  private numberOf(caller: Caller): number {
    const known = this.callers.get(caller) ?? ++this.lastNumber;
    this.callers.set(caller, known);
    return known;
  }

  private forget(question: Question, flight: Flight): void {
    const { query } = question.operation;
    const flights = this.byQuery.get(query);
    const key = this.keyOf(question);
    if (flights?.get(key) === flight) {
      flights.delete(key);
      if (flights.size === 0) {
        this.byQuery.delete(query);
      }
    }
  }
}

/** Leaves alone what others may wait for as well. */
function untilAborted<Value>(
  promise: Promise<Value>,
  signal: CallSignal | undefined,
): Promise<Value> {
  if (signal === undefined) {
    return promise;
  }
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    signal.addEventListener('abort', leave);
    promise.finally(() => signal.removeEventListener('abort', leave)).then(resolve, reject);
  });
}

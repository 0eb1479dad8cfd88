import { ANYONE, type Caller } from '@apogee/shared/identity';
import { CallAbortion, type CallSignal } from '../call-signal';
import type { HttpAnswer, HttpClient, HttpPost } from './http-client';

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
    post: (request) =>
      request.operation.kind === 'query' ? flights.join(request) : flights.passBy(request),
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

  async join(request: HttpPost): Promise<HttpAnswer> {
    const flight = this.flightFor(request);
    flight.users += 1;
    try {
      return await untilAborted(flight.answer, request.signal);
    } finally {
      flight.users -= 1;
      if (flight.users === 0) {
        // Too late when it has landed; else nobody may join any more.
        this.forget(request, flight);
        flight.abortion.abort(request.signal?.reason);
      }
    }
  }

  /** Whoever asks after a change must not be told what was read before it. */
  async passBy(request: HttpPost): Promise<HttpAnswer> {
    try {
      return await this.client.post(request);
    } finally {
      this.byQuery.clear();
    }
  }

  private flightFor(request: HttpPost): Flight {
    const { operation, variables, caller } = request;
    const flights = this.byQuery.get(operation.query) ?? new Map<string, Flight>();
    this.byQuery.set(operation.query, flights);
    const key = this.keyOf(request);
    const known = flights.get(key);
    if (known !== undefined) {
      return known;
    }
    const abortion = new CallAbortion();
    const answer = this.client.post({
      operation,
      variables,
      ...(caller === undefined ? {} : { caller }),
      signal: abortion,
    });
    const flight = { answer, abortion, users: 0 };
    flights.set(key, flight);
    return flight;
  }

  /** Subgraphs answer each caller what he may see: only requests of the same caller are the same. */
  private keyOf({ operation, variables, caller = ANYONE }: HttpPost): string {
    const name = operation.operationName;
    const asked = name === undefined ? variables : `${name} ${variables}`;
    return caller === ANYONE ? asked : `${this.numberOf(caller)} ${asked}`;
  }

  private numberOf(caller: Caller): number {
    const known = this.callers.get(caller) ?? ++this.lastNumber;
    this.callers.set(caller, known);
    return known;
  }

  private forget(request: HttpPost, flight: Flight): void {
    const { query } = request.operation;
    const flights = this.byQuery.get(query);
    const key = this.keyOf(request);
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

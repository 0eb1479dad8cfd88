import type { Caller } from '@apogee/shared/identity';
import type { CallSignal } from '../call-signal';
import type { SubgraphOperation } from '../subgraph-transport';

export interface HttpPost {
  readonly operation: SubgraphOperation;
  /** An object, as JSON text. */
  readonly variables: string;
  /** For whom it is made. Omitted: the public. */
  readonly caller?: Caller;
  /** When it is aborted the request is given up, and the peer can see it by its connection. */
  readonly signal?: CallSignal;
}

/** States the caller of a request with this body. */
export type Authorize = (caller: Caller, body: string) => string;

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Posts GraphQL requests to one address. */
export interface HttpClient {
  /**
   * Rejects with `ConnectionLost`, `MalformedResponse` or `ResponseTooLarge`, or with the signal's reason.
   */
  post(request: HttpPost): Promise<HttpAnswer>;
  /** Nothing more may be posted. Resolves when what was posted is answered. */
  close(): Promise<void>;
}

export interface HttpClientSettings {
  readonly url: URL;
  /** Of one response, in bytes. */
  readonly largestBodyBytes: number;
  /** The `authorization` of one request, made anew each time it is sent. `null`: none. */
  readonly authorize: Authorize | null;
}

import type { Caller } from '@apogee/shared/identity';
import type { CallOptions, SubgraphRequest } from '../subgraph-transport';

/** States the caller of a request with this body. */
export type Authorize = (caller: Caller, body: string) => string;

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Posts GraphQL requests to one address. */
export interface HttpClient {
  /**
   * Rejects with `ConnectionLost`, `MalformedResponse` or `ResponseTooLarge`, or with the signal's reason. When the
   * signal is aborted the request is given up, and the peer can see it by its connection.
   */
  post(request: SubgraphRequest, options?: CallOptions): Promise<HttpAnswer>;
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

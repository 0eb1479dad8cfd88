import type { CallSignal } from '../call-signal';
import type { SubgraphOperation } from '../subgraph-transport';

export interface HttpPost {
  readonly operation: SubgraphOperation;
  /** An object, as JSON text. */
  readonly variables: string;
  /** When it is aborted the request is given up, and the peer can see it by its connection. */
  readonly signal?: CallSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Posts GraphQL requests to one address. */
export interface HttpClient {
  /**
   * Rejects with `ConnectionLost`, `MalformedResponse` or `ResponseTooLarge`, or with the signal's reason.
   * Whoever adds headers that differ between requests must make them part of what tells requests apart
   * (`shareQueries`) and of the request's text.
   */
  post(request: HttpPost): Promise<HttpAnswer>;
  /** Nothing more may be posted. Resolves when what was posted is answered. */
  close(): Promise<void>;
}

export interface HttpClientSettings {
  readonly url: URL;
  /** Of one response, in bytes. */
  readonly largestBodyBytes: number;
}

import type { FormattedExecutionResult } from 'graphql';

/** One operation for one subgraph, as the query plan wants it sent. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

export interface CallOptions {
  /** Aborted when nobody waits for the answer any more. Omitted: the call is finished. */
  readonly signal?: AbortSignal;
}

/**
 * How the gateway reaches one subgraph. Whoever executes plans knows only this;
 * adding a way to travel adds a file here and a line in the composition root.
 */
export interface SubgraphTransport {
  /**
   * Rejects with `SubgraphFailure` when no GraphQL answer came back.
   * The answer belongs to the caller, which changes it: no other caller may get the same object.
   */
  execute(request: SubgraphRequest, options?: CallOptions): Promise<FormattedExecutionResult>;
  /** Resolves when the subgraph answers at all; rejects when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

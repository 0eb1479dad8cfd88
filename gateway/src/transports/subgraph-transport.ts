import type { FormattedExecutionResult } from 'graphql';

/** One operation of a plan for one subgraph: the same object each time, so that a transport may keep what it derives. */
export interface SubgraphOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly query: string;
  readonly operationName?: string;
}

export interface SubgraphRequest {
  readonly operation: SubgraphOperation;
  /** An object, as JSON text: most of it is entity representations, which are compared and sent as text. */
  readonly variables: string;
}

/** A request as GraphQL servers take it. */
export interface GraphQLParameters {
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

export function parametersOf({ operation, variables }: SubgraphRequest): GraphQLParameters {
  const { query, operationName } = operation;
  const parsed: Record<string, unknown> = JSON.parse(variables);
  return { query, ...(operationName === undefined ? {} : { operationName }), variables: parsed };
}

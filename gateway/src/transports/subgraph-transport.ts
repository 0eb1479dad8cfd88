import type { Caller } from '@apogee/shared/identity';
import type { FormattedExecutionResult } from 'graphql';
import type { CallSignal } from './call-signal';

/** One operation of a plan for one subgraph: the same object each time, so that a transport may keep what it derives. */
export interface SubgraphOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly query: string;
  readonly operationName?: string;
}

export interface SubgraphRequest {
  readonly operation: SubgraphOperation;
  /**
   * An object, as JSON text: most of it is entity representations, which are compared and sent as text. To be read when
   * the request is sent, and not before: until then it may come to ask for more.
   */
  readonly variables: string;
}

/** A request as GraphQL servers take it. */
export interface GraphQLParameters {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

export interface CallOptions {
  /** For whom the call is made. Omitted: the public. */
  readonly caller?: Caller;
  /** Aborted when nobody waits for the answer any more. Omitted: the call is finished. */
  readonly signal?: CallSignal;
}

interface SubscribeOptions {
  /** For whom it is opened. Omitted: the public. */
  readonly caller?: Caller;
  /** Aborted when nobody wants further events. */
  readonly signal: AbortSignal;
}

/** Lets a transport subscribe too, by a way of its own that is closed with it. */
export interface SubscriptionTransport extends Required<Pick<SubgraphTransport, 'subscribe'>> {
  close(): Promise<void>;
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
  /**
   * Opens a subscription when its first event is asked for. Events come one at a time, as asked; how many may wait
   * meanwhile is bounded. An event belongs to the caller, as an answer does. Ends when the subgraph ends it, when
   * the caller leaves or when the signal is aborted; rejects with `SubgraphFailure` or `SubscriptionOverrun`.
   * Omitted: this subgraph cannot be subscribed to.
   */
  subscribe?(
    request: SubgraphRequest,
    options: SubscribeOptions,
  ): AsyncIterable<FormattedExecutionResult>;
  /** Resolves when the subgraph answers at all; rejects when it does not. */
  ping(options?: CallOptions): Promise<void>;
  close(): Promise<void>;
}

export function parametersOf({ operation, variables }: SubgraphRequest): GraphQLParameters {
  const { query, operationName } = operation;
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- the port promises an object
  const parsed: Record<string, unknown> = JSON.parse(variables);
  return { query, ...(operationName === undefined ? {} : { operationName }), variables: parsed };
}

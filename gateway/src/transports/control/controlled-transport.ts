import type { Logger } from '@apogee/shared/logger';
import type { SubgraphTransport } from '../subgraph-transport';
import { withBoundedCalls } from './bounded-calls';
import { withCircuitBreaker } from './circuit-breaker';
import { withPatience } from './patience';

/** What a subgraph gets of us, and for how long. */
export interface SubgraphLimits {
  /** Longest wait for an answer, waiting for a place among the calls included. */
  readonly timeoutMs: number;
  /** Calls under way at once. */
  readonly mostCalls: number;
  /** Failures in a row after which it is left alone for a while; 0: never. */
  readonly circuitFailures: number;
  readonly circuitOpenMs: number;
}

/** Puts a subgraph under control, however it is reached. The circuit must see what the time limit decides. */
export function controlledTransport(
  transport: SubgraphTransport,
  name: string,
  { limits, logger }: { readonly limits: SubgraphLimits; readonly logger: Logger },
): SubgraphTransport {
  const { timeoutMs, mostCalls, circuitFailures: failures, circuitOpenMs: openMs } = limits;
  const bounded = withPatience(withBoundedCalls(transport, mostCalls), { name, timeoutMs });
  const controlled =
    failures === 0 ? bounded : withCircuitBreaker(bounded, { name, logger, failures, openMs });
  return {
    ...controlled,
    // Subscriptions live on connections of their own, for as long as they are wanted.
    ...(transport.subscribe === undefined
      ? {}
      : { subscribe: transport.subscribe.bind(transport) }),
  };
}

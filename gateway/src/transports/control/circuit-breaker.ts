import type { Logger } from '@apogee/shared/logger';
import { SubgraphFailure, type SubgraphFailureCode } from '../subgraph-failure';
import type { SubgraphTransport } from '../subgraph-transport';
import { type CallOutcome, Circuit, type CircuitSettings, type CircuitState } from './circuit';

export interface CircuitBreakerSettings extends CircuitSettings {
  /** Of the subgraph. */
  readonly name: string;
  readonly logger: Logger;
}

/** Failures that a subgraph is to blame for. An answer that is too large, or not waited for, is the caller's doing. */
const FAILED: ReadonlySet<SubgraphFailureCode> = new Set([
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_BAD_ANSWER',
]);

/** Fails calls at once, with `SUBGRAPH_UNAVAILABLE`, while a subgraph is known not to answer. */
export function withCircuitBreaker(
  transport: SubgraphTransport,
  { name, logger, ...settings }: CircuitBreakerSettings,
): SubgraphTransport {
  const circuit = new Circuit(settings, (state) => log(logger, name, state));
  return {
    execute: (request, options) => {
      const permit = circuit.permit();
      if (permit === null) {
        const why = new Error('the circuit is open');
        return Promise.reject(new SubgraphFailure(name, 'SUBGRAPH_UNAVAILABLE', why));
      }
      const answer = transport.execute(request, options);
      answer.then(
        () => circuit.record(permit, 'answered'),
        (error: unknown) => circuit.record(permit, outcomeOf(error)),
      );
      return answer;
    },
    ping: (options) => transport.ping(options),
    close: () => transport.close(),
  };
}

function outcomeOf(error: unknown): CallOutcome {
  return error instanceof SubgraphFailure && FAILED.has(error.code) ? 'failed' : 'unknown';
}

function log(logger: Logger, subgraph: string, state: CircuitState): void {
  if (state === 'open') {
    logger.warn({ subgraph }, 'stopped calling a subgraph that does not answer');
  } else if (state === 'trying') {
    logger.info({ subgraph }, 'trying a subgraph again');
  } else {
    logger.info({ subgraph }, 'calling a subgraph again');
  }
}

import { type AttemptOutcome, isAccepted } from './attempt-outcome';
import type { EndpointHealth } from './webhook-endpoint';

const GONE = 410;
/** Delays are stretched by up to a fifth at random, so that receivers that failed together are not asked together. */
const MOST_JITTER = 0.2;
/** A receiver cannot put off longer what is to be sent: 24 hours. */
const LONGEST_RETRY_AFTER_MS = 86_400_000;

export interface RetryPolicy {
  /** How long to wait after the first failure in a row, after the second, …; the last one goes on. */
  readonly delaysMs: readonly number[];
  /** An endpoint that failed for so long without a success is disabled. */
  readonly disableAfterMs: number;
}

export interface EndedAttempt {
  readonly outcome: AttemptOutcome;
  readonly at: Date;
  /** From 0 up to 1. */
  readonly random: number;
}

/**
 * How an endpoint stands after an attempt. It waits as a whole: the message that failed is the next one again, so that
 * order is kept. 410 says that nobody is there any more; a redirect is a failure, as it would evade the checks.
 */
export function afterAttempt(
  health: EndpointHealth,
  { outcome, at, random }: EndedAttempt,
  policy: RetryPolicy,
): EndpointHealth {
  if (isAccepted(outcome)) {
    return { ...health, failures: 0, failingSince: null, notBefore: at, lastSuccessAt: at };
  }
  const failures = health.failures + 1;
  const failingSince = health.failingSince ?? at;
  const failed = { ...health, failures, failingSince, lastFailureAt: at };
  if (health.state === 'ACTIVE' && outcome.status === GONE) {
    return { ...failed, state: 'DISABLED', disabledBecause: 'GONE' };
  }
  if (health.state === 'ACTIVE' && at.getTime() - failingSince.getTime() >= policy.disableAfterMs) {
    return { ...failed, state: 'DISABLED', disabledBecause: 'FAILING' };
  }
  const waitMs = Math.max(
    delayOf(policy.delaysMs, failures) * (1 + MOST_JITTER * random),
    Math.min(outcome.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS),
  );
  return { ...failed, notBefore: new Date(at.getTime() + Math.ceil(waitMs)) };
}

function delayOf(delaysMs: readonly number[], failures: number): number {
  return delaysMs[Math.min(failures, delaysMs.length) - 1] ?? 0;
}

const SECONDS = /^\d{1,9}$/;
const HTTP_DATE = / GMT$/;

/** What `Retry-After` asks for, as seconds or as a date; null when it asks for nothing that can be understood. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) {
    return null;
  }
  if (SECONDS.test(header.trim())) {
    return Number(header) * 1_000;
  }
  const until = HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}

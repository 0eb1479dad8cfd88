import {
  assert as always,
  array,
  constant,
  constantFrom,
  date,
  double,
  integer,
  oneof,
  property,
  record,
} from 'fast-check';
import { type AttemptOutcome, failedFor, WebhookFault } from './attempt-outcome';
import { afterAttempt, retryAfterMs } from './retry-policy';
import type { EndpointHealth } from './webhook-endpoint';

const DAY_MS = 86_400_000;
const policy = { delaysMs: [5_000, 300_000, 1_800_000], disableAfterMs: 5 * DAY_MS };
const begin = new Date('2026-11-29T10:00:00Z');
const later = (ms: number): Date => new Date(begin.getTime() + ms);

const healthy: EndpointHealth = {
  state: 'ACTIVE',
  disabledBecause: null,
  failures: 0,
  failingSince: null,
  notBefore: begin,
  lastSuccessAt: null,
  lastFailureAt: null,
};

const answered = (status: number, wait: number | null = null): AttemptOutcome => ({
  status,
  fault: null,
  retryAfterMs: wait,
});

/** How long an endpoint is left alone that asks for a time at its first failure. */
const waitOf = (asked: number): number => {
  const attempt = { outcome: answered(503, asked), at: begin, random: 0 };
  return afterAttempt(healthy, attempt, policy).notBefore.getTime() - begin.getTime();
};

describe('an endpoint', () => {
  it.each([301, 302, 307, 400, 401, 404, 429, 500, 503])(
    'that answers %d is sent to again after the delays of the policy, the last one going on',
    (status) => {
      let health = healthy;
      let at = begin;
      for (const delay of [5_000, 300_000, 1_800_000, 1_800_000]) {
        health = afterAttempt(health, { outcome: answered(status), at, random: 0 }, policy);
        expect(health.notBefore.getTime() - at.getTime()).toBe(delay);
        at = health.notBefore;
      }
      expect(health).toMatchObject({ state: 'ACTIVE', failures: 4, failingSince: begin });
    },
  );

  it('is well again after one success', () => {
    const failing = { ...healthy, failures: 7, failingSince: begin, notBefore: later(9) };
    const at = later(DAY_MS);
    expect(afterAttempt(failing, { outcome: answered(204), at, random: 0.5 }, policy)).toEqual({
      ...healthy,
      notBefore: at,
      lastSuccessAt: at,
    });
  });

  it('is disabled at once when it answers 410', () => {
    const gone = afterAttempt(healthy, { outcome: answered(410), at: begin, random: 0 }, policy);
    expect(gone).toMatchObject({ state: 'DISABLED', disabledBecause: 'GONE' });
  });

  it('is disabled when it has accepted nothing for the days of the policy, and not before', () => {
    const failing = { ...healthy, failures: 9, failingSince: begin };
    const attempt = { outcome: failedFor(WebhookFault.TIMEOUT), random: 0 };
    expect(afterAttempt(failing, { ...attempt, at: later(5 * DAY_MS - 1) }, policy).state).toBe(
      'ACTIVE',
    );
    expect(afterAttempt(failing, { ...attempt, at: later(5 * DAY_MS) }, policy)).toMatchObject({
      state: 'DISABLED',
      disabledBecause: 'FAILING',
    });
  });

  it('that its owner paused meanwhile stays paused', () => {
    const paused = { ...healthy, state: 'PAUSED' } as const;
    const attempt = { outcome: answered(410), at: begin, random: 0 };
    expect(afterAttempt(paused, attempt, policy)).toMatchObject({
      state: 'PAUSED',
      disabledBecause: null,
    });
  });

  it('is waited for as long as it asks for, at most a day, and never shorter than the policy', () => {
    expect([1_000, 60_000, 9 * DAY_MS].map(waitOf)).toEqual([5_000, 60_000, DAY_MS]);
  });

  it('always waits from its delay to a fifth more, counts failures in a row, and is disabled only when active', () => {
    const outcome = oneof(
      integer({ min: 100, max: 599 }).map((status) => answered(status)),
      constantFrom(...Object.values(WebhookFault)).map(failedFor),
    );
    const attempts = array(
      record({ outcome, random: double({ min: 0, max: 0.999, noNaN: true }) }),
    );
    always(
      property(attempts, constantFrom('ACTIVE', 'PAUSED'), (made, state) => {
        let health: EndpointHealth = { ...healthy, state };
        let inARow = 0;
        for (const { outcome, random } of made) {
          const at = health.notBefore;
          const isSuccess =
            outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
          inARow = isSuccess ? 0 : inARow + 1;
          health = afterAttempt(health, { outcome, at, random }, policy);
          expect(health.failures).toBe(inARow);
          expect(health.failingSince === null).toBe(isSuccess);
          expect(health.state === state || state === 'ACTIVE').toBe(true);
          if (health.state === 'DISABLED') {
            return;
          }
          const delay = isSuccess ? 0 : (policy.delaysMs[Math.min(inARow, 3) - 1] ?? 0);
          const waited = health.notBefore.getTime() - at.getTime();
          expect(waited).toBeGreaterThanOrEqual(delay);
          expect(waited).toBeLessThanOrEqual(delay * 1.2 + 1);
        }
      }),
    );
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 7 ', 7_000],
    ['0', 0],
    ['Sun, 29 Nov 2026 10:01:00 GMT', 60_000],
    ['Sun, 29 Nov 2026 09:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1e9', null],
    [undefined, null],
  ])('%p asks for %p ms', (header, wait) => {
    expect(retryAfterMs(header, begin)).toBe(wait);
  });

  it('is never less than nothing, whatever it says', () => {
    always(
      property(oneof(date().map(String), integer().map(String), constant('')), (header) => {
        expect(retryAfterMs(header, begin) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

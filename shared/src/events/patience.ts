import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable } from '../graphql/database-failure';
import type { Logger } from '../logger';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

interface Patience {
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** Tries again, ever more slowly, while the database is away; null when the signal was aborted meanwhile. */
export async function patientlyFor<Result>(
  work: () => Promise<Result>,
  { signal, logger }: Patience,
): Promise<Result | null> {
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseUnavailable(error)) {
        throw error;
      }
      logger.warn({ err: error }, 'waiting for the database to read events');
    }
    await pauseFor(pause, signal);
  }
  return null;
}

/** Ends early, and without an error, when the signal is aborted. */
export async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

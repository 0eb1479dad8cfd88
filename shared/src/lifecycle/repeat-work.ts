import { setTimeout as delay } from 'node:timers/promises';
import type { Running } from './run-program';

export interface RepeatedWork {
  /** Told to stop between two steps by the signal; what it has begun it may end. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** Pause between the end of one time and the next. */
  readonly everyMs: number;
  /** Told what went wrong one time. The next time comes all the same. */
  readonly onError: (error: unknown) => void;
  /** Resolves when the pause is over, or at once when the signal is aborted. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Does work at once and then again and again, never twice at a time, until it is closed. Closing resolves when nothing
 * of it runs any more. It does not keep a process alive by itself.
 */
export function repeatWork(settings: RepeatedWork): Running {
  const stop = new AbortController();
  const ended = repeatUntil(stop.signal, settings);
  return {
    close: async () => {
      stop.abort();
      await ended;
    },
  };
}

async function repeatUntil(
  signal: AbortSignal,
  { work, everyMs, onError, pause = pauseUnlessAborted }: RepeatedWork,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work(signal);
    } catch (error) {
      onError(error);
    }
    await pause(everyMs, signal);
  }
}

async function pauseUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}

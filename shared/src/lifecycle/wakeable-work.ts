import { setTimeout as delay } from 'node:timers/promises';
import { type RepeatedWork, repeatWork } from './repeat-work';
import type { Running } from './run-program';

/** Work that is repeated after a pause, or at once when somebody says that there is something to do. */
export class WakeableWork {
  #wake = new AbortController();

  constructor(private readonly settings: Omit<RepeatedWork, 'pause'>) {}

  begin(): Running {
    const { work } = this.settings;
    return repeatWork({
      ...this.settings,
      work: (signal) => {
        // Before looking: whoever wakes it from now on is looked for once more.
        this.#wake = new AbortController();
        return work(signal);
      },
      pause: async (milliseconds, signal) => {
        const until = AbortSignal.any([signal, this.#wake.signal]);
        await delay(milliseconds, undefined, { signal: until, ref: false }).catch(() => undefined);
      },
    });
  }

  /** There is something to do now. */
  wake(): void {
    this.#wake.abort();
  }
}

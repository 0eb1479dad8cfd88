import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger';
import type { WakeUps } from './wake-ups';

/** How long a reader waits for an event whose wake-up call was lost. */
const POLL_MS = 1_000;
/** When much happens, readers take several events at once rather than each as it comes. */
const LEAST_BETWEEN_LOOKS_MS = 10;

export interface TailSettings {
  /** Number of the last event, 0 when there is none. */
  readonly readHead: () => Promise<number>;
  readonly wakeUps: WakeUps;
  readonly logger: Logger;
}

interface Waiter {
  readonly seq: number;
  readonly wake: () => void;
}

/**
 * Watches the end of the log for all readers of this process that have come to it. One small query for each wake-up
 * call, or each second, however many they are; none when nobody waits. The calls make it fast, the query makes it
 * certain: a lost call costs a second and nothing else.
 */
export class LogTail {
  readonly #waiters = new Set<Waiter>();
  #watching = false;
  #lastLook = Number.NEGATIVE_INFINITY;

  constructor(private readonly settings: TailSettings) {}

  /** Resolves when the log holds an event after this one, or when the signal is aborted. Never rejects. */
  beyond(seq: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiters.delete(waiter);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const waiter: Waiter = { seq, wake };
      if (signal.aborted) {
        resolve();
        return;
      }
      signal.addEventListener('abort', wake, { once: true });
      this.#waiters.add(waiter);
      if (!this.#watching) {
        void this.#watch();
      }
    });
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    while (this.#waiters.size > 0) {
      await this.#rest();
      const call = this.settings.wakeUps.next(POLL_MS);
      const head = await this.#readHead();
      for (const waiter of [...this.#waiters].filter(({ seq }) => seq < head)) {
        waiter.wake();
      }
      if (this.#waiters.size > 0) {
        await call.received;
      } else {
        call.forget();
      }
    }
    this.#watching = false;
  }

  /** Nothing after a quiet while. */
  async #rest(): Promise<void> {
    const rest = this.#lastLook + LEAST_BETWEEN_LOOKS_MS - performance.now();
    if (rest > 0) {
      await sleep(rest);
    }
    this.#lastLook = performance.now();
  }

  /** A database that is away is asked again a second later. */
  async #readHead(): Promise<number> {
    try {
      return await this.settings.readHead();
    } catch (error) {
      this.settings.logger.warn({ err: error }, 'the end of the event log cannot be read');
      return 0;
    }
  }
}

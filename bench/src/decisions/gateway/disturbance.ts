import { setTimeout as wait } from 'node:timers/promises';

export interface Disturbance {
  /** What is done, for people: "the gateway killed". */
  readonly what: string;
  readonly everyMs: number;
  readonly strike: () => Promise<void>;
}

/** Strikes again and again until it is ended. */
export class Disturber {
  private strikes = 0;
  private readonly ending = new AbortController();
  private readonly done: Promise<void>;

  constructor(private readonly disturbance: Disturbance) {
    this.done = this.strikeUntilEnded();
  }

  get count(): number {
    return this.strikes;
  }

  /** Resolves when what it struck is back. */
  async end(): Promise<string> {
    this.ending.abort();
    await this.done;
    const { what, everyMs } = this.disturbance;
    return `${what} every ${everyMs / 1_000} s, ${this.strikes} times`;
  }

  private async strikeUntilEnded(): Promise<void> {
    const { everyMs, strike } = this.disturbance;
    const { signal } = this.ending;
    let due = performance.now();
    while (!signal.aborted) {
      // What is slow to come back is there for a while all the same.
      due = Math.max(due + everyMs, performance.now() + everyMs / 2);
      await wait(due - performance.now(), undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) {
        await strike();
        this.strikes += 1;
      }
    }
  }
}

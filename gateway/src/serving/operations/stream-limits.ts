import type { Caller } from '@apogee/shared/identity';

/** How many subscriptions are answered at once. */
export interface StreamLimits {
  readonly most: number;
  /** Of one caller who shows a token, over all his connections. The public is nobody in particular. */
  readonly mostPerCaller: number;
}

export const STREAM_LIMITS: StreamLimits = {
  /** At some 20 kB each, 200 MB. */
  most: 10_000,
  mostPerCaller: 200,
};

/** Counts subscriptions, whatever supergraph they belong to. */
export class StreamCount {
  private readonly limits: StreamLimits;
  private readonly byCaller = new Map<string, number>();
  private count = 0;

  constructor(limits: StreamLimits) {
    this.limits = limits;
  }

  /** The limit that is reached; `null` when there is room, which is taken then until `leave`. */
  enter({ subject }: Caller): number | null {
    const { most, mostPerCaller } = this.limits;
    if (this.count >= most) {
      return most;
    }
    const own = subject === null ? 0 : (this.byCaller.get(subject) ?? 0);
    if (own >= mostPerCaller) {
      return mostPerCaller;
    }
    this.count += 1;
    if (subject !== null) {
      this.byCaller.set(subject, own + 1);
    }
    return null;
  }

  leave({ subject }: Caller): void {
    this.count -= 1;
    const own = subject === null ? undefined : this.byCaller.get(subject);
    if (subject !== null && own !== undefined) {
      if (own > 1) {
        this.byCaller.set(subject, own - 1);
      } else {
        this.byCaller.delete(subject);
      }
    }
  }
}

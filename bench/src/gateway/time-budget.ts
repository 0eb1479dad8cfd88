/** What is measured in one go: one gateway under one workload for one round. */
const LEAST_SECONDS = 1.5;

/**
 * Shares limited time among all that must be measured once, so that a busy machine makes a quick run less exact and
 * not longer. Whatever is left allows further rounds.
 */
export class TimeBudget {
  private left: number;

  /** `endsAt` in seconds of `now`; `firstSamples`: how many samples there must be at least. */
  constructor(
    private readonly endsAt: number,
    firstSamples: number,
    private readonly now: () => number = () => performance.now() / 1000,
  ) {
    this.left = firstSamples;
  }

  /** Seconds that the next first sample may take. */
  forFirstSample(): number {
    const share = this.remaining() / Math.max(this.left, 1);
    this.left -= 1;
    return Math.max(share, LEAST_SECONDS);
  }

  /** Whether so many samples, each this long, fit in beside the first ones that are still to come. */
  allowsRound(samples: number, secondsOfSample: number): boolean {
    return this.remaining() >= (this.left + samples) * secondsOfSample;
  }

  private remaining(): number {
    return this.endsAt - this.now();
  }
}

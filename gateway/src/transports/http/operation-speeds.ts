import type { SubgraphOperation } from '../subgraph-transport';

/** An operation that usually takes longer would hold up too long what is sent behind it. */
const FAST_MS = 20;
/** How much the last time counts: a slow spell shows after one or two answers. */
const WEIGHT_OF_LAST = 0.3;

/** How long operations usually take, as far as they have been asked. */
export class OperationSpeeds {
  private readonly usualMs = new WeakMap<SubgraphOperation, number>();

  /** An operation that was never asked may take any time. */
  isFast(operation: SubgraphOperation): boolean {
    return (this.usualMs.get(operation) ?? Number.POSITIVE_INFINITY) < FAST_MS;
  }

  record(operation: SubgraphOperation, tookMs: number): void {
    const usual = this.usualMs.get(operation) ?? tookMs;
    this.usualMs.set(operation, usual + (tookMs - usual) * WEIGHT_OF_LAST);
  }

  /** It was given up after so long. */
  recordAtLeast(operation: SubgraphOperation, waitedMs: number): void {
    if (waitedMs > (this.usualMs.get(operation) ?? 0)) {
      this.record(operation, waitedMs);
    }
  }
}

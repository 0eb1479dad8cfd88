import { setMaxListeners } from 'node:events';
import { DeadlinePassed } from './deadline-passed';
import { Gate, GateFull } from './gate';

export interface OperationLimits {
  /** Longest time for a whole operation, waiting for its turn included. */
  readonly timeoutMs: number;
  /** Operations executed at once. */
  readonly mostAtOnce: number;
  /** Operations that wait for their turn. More are refused. */
  readonly mostWaiting: number;
}

export const OPERATION_LIMITS: OperationLimits = {
  /** Longer than three subgraph calls that take all their time. */
  timeoutMs: 30_000,
  /** Hundreds of answers being made at once are some tens of megabytes; more make each other slow and nobody fast. */
  mostAtOnce: 256,
  /** Some seconds of work: whoever comes later would not wait for it. */
  mostWaiting: 1_024,
};

/** Who asks for an operation. */
export interface Asker {
  /** Aborted when the asker has gone. */
  readonly signal?: AbortSignal;
  /** Aborts `signal` for another reason. Omitted: a signal of its own is made for the operation. */
  readonly abort?: (reason: unknown) => void;
}

export type ControlledOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** Nothing was begun, and may be asked again. */
  | { readonly kind: 'overloaded' }
  /** Nobody waits for a result. */
  | { readonly kind: 'abandoned' };

interface ControlledOperation<Result> {
  readonly asker: Asker;
  /** Whether it may be left half done when the asker goes. When its time is over, it is answered in any case. */
  readonly mayBeCut: boolean;
  /** Must end soon after the signal is aborted. */
  readonly work: (signal: AbortSignal) => Promise<Result>;
}

/** Executes so many operations at once, each for so long, whatever supergraph they belong to. */
export class OperationControl {
  private readonly gate: Gate;
  private readonly timeoutMs: number;

  constructor({ timeoutMs, mostAtOnce, mostWaiting }: OperationLimits) {
    this.gate = new Gate({ mostInside: mostAtOnce, mostWaiting });
    this.timeoutMs = timeoutMs;
  }

  async run<Result>(operation: ControlledOperation<Result>): Promise<ControlledOutcome<Result>> {
    const { asker, mayBeCut } = operation;
    const { signal, abort } = endOf(asker, mayBeCut);
    const timer = setTimeout(() => abort(new DeadlinePassed()), this.timeoutMs);
    try {
      const turn = this.gate.enter(signal);
      if (turn !== null) {
        await turn;
      }
      return await this.inside(operation, signal);
    } catch (error) {
      if (error instanceof GateFull || error instanceof DeadlinePassed) {
        return { kind: 'overloaded' };
      }
      if (hasGone(asker)) {
        return { kind: 'abandoned' };
      }
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async inside<Result>(
    { asker, mayBeCut, work }: ControlledOperation<Result>,
    signal: AbortSignal,
  ): Promise<ControlledOutcome<Result>> {
    try {
      if (hasGone(asker)) {
        return { kind: 'abandoned' };
      }
      const result = await work(signal);
      return mayBeCut && hasGone(asker) ? { kind: 'abandoned' } : { kind: 'done', result };
    } finally {
      this.gate.leave();
    }
  }
}

function hasGone({ signal }: Asker): boolean {
  return signal?.aborted === true && !(signal.reason instanceof DeadlinePassed);
}

/** What ends an operation: its deadline, and its asker's leaving if it may be cut. */
function endOf(
  asker: Asker,
  mayBeCut: boolean,
): { readonly signal: AbortSignal; readonly abort: (reason: unknown) => void } {
  if (mayBeCut && asker.signal !== undefined && asker.abort !== undefined) {
    return { signal: asker.signal, abort: asker.abort };
  }
  const end = new AbortController();
  const signal =
    mayBeCut && asker.signal !== undefined
      ? AbortSignal.any([end.signal, asker.signal])
      : end.signal;
  // One for each subgraph call under way.
  setMaxListeners(0, signal);
  return { signal, abort: (reason) => end.abort(reason) };
}

import type { Caller } from '@apogee/shared/identity';
import { CallAbortion, type CallSignal } from '../transports/call-signal';
import { BusyProcess } from './busy-process';
import { DeadlinePassed } from './deadline-passed';
import { Gate, GateFull } from './gate';
import { Pace } from './pace';
import { TimeLimit } from './time-limit';

export interface OperationLimits {
  /** Longest time for a whole operation, waiting for its turn included. */
  readonly timeoutMs: number;
  /** Operations executed at once. */
  readonly mostAtOnce: number;
  /** Operations that wait for their turn. More are refused. */
  readonly mostWaiting: number;
  /** Characters of the answers that are made at once while the process is busy; 0: as many as there are. */
  readonly comfortableSize: number;
}

export const OPERATION_LIMITS: OperationLimits = {
  /** Longer than three subgraph calls that take all their time. */
  timeoutMs: 30_000,
  /** Hundreds of answers being made at once are some tens of megabytes; more make each other slow and nobody fast. */
  mostAtOnce: 256,
  /** Some seconds of work: whoever comes later would not wait for it. */
  mostWaiting: 1_024,
  /** With all that belongs to them they fill half of the young generation with which the gateway is started. */
  comfortableSize: 1_500_000,
};

/** Who asks for an operation. */
export interface Asker {
  /** The public when omitted. */
  readonly caller?: Caller;
  /** Aborted when the asker has gone. */
  readonly signal?: CallSignal;
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
  /** Characters that its answer usually has. Omitted: hardly any. */
  readonly usualSize?: number;
  /** Must end soon after the signal is aborted. */
  readonly work: (signal: CallSignal) => Promise<Result>;
}

/** Executes so many operations at once, each for so long, whatever supergraph they belong to. */
export class OperationControl {
  private readonly gate: Gate;
  private readonly pace: Pace;
  private readonly timeLimit: TimeLimit;

  constructor({ timeoutMs, mostAtOnce, mostWaiting, comfortableSize }: OperationLimits) {
    this.gate = new Gate({ mostInside: mostAtOnce, mostWaiting });
    this.pace = new Pace({
      comfortable: comfortableSize === 0 ? Number.POSITIVE_INFINITY : comfortableSize,
      wasBusy: new BusyProcess().look,
    });
    this.timeLimit = new TimeLimit(timeoutMs);
  }

  async run<Result>(operation: ControlledOperation<Result>): Promise<ControlledOutcome<Result>> {
    const { asker, mayBeCut } = operation;
    const end = new OperationEnd(mayBeCut ? asker.signal : undefined);
    const time = this.timeLimit.begin(end);
    try {
      const turn = this.gate.enter(end.signal);
      if (turn !== null) {
        await turn;
      }
      return await this.inside(operation, end.signal);
    } catch (error) {
      if (error instanceof GateFull || error instanceof DeadlinePassed) {
        return { kind: 'overloaded' };
      }
      if (hasGone(asker)) {
        return { kind: 'abandoned' };
      }
      throw error;
    } finally {
      this.timeLimit.end(time);
      end.settle();
    }
  }

  private async inside<Result>(
    { asker, mayBeCut, usualSize = 0, work }: ControlledOperation<Result>,
    signal: CallSignal,
  ): Promise<ControlledOutcome<Result>> {
    let isBegun = false;
    try {
      const turn = this.pace.begin(usualSize, signal);
      if (turn !== null) {
        await turn;
      }
      isBegun = true;
      if (hasGone(asker)) {
        return { kind: 'abandoned' };
      }
      const result = await work(signal);
      return mayBeCut && hasGone(asker) ? { kind: 'abandoned' } : { kind: 'done', result };
    } finally {
      if (isBegun) {
        this.pace.end(usualSize);
      }
      this.gate.leave();
    }
  }
}

function hasGone({ signal }: Asker): boolean {
  return signal?.aborted === true;
}

/** What ends an operation before its time: its deadline, and its asker's leaving if it may be cut. */
class OperationEnd {
  readonly signal = new CallAbortion();
  private readonly departure: CallSignal | undefined;

  constructor(departure: CallSignal | undefined) {
    this.departure = departure;
    if (departure?.aborted === true) {
      this.leave();
    } else {
      departure?.addEventListener('abort', this.leave);
    }
  }

  timeOut(): void {
    this.signal.abort(new DeadlinePassed());
  }

  /** The asker may ask for many operations. */
  settle(): void {
    this.departure?.removeEventListener('abort', this.leave);
  }

  private readonly leave = (): void => {
    this.signal.abort(this.departure?.reason);
  };
}

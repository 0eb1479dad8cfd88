import type { CallSignal } from '../transports/call-signal';
import { Queue } from './queue';
import { type Waiter, waitIn } from './wait-in';

export interface GateSettings {
  /** How many may be inside at once. */
  readonly mostInside: number;
  /** How many more may wait for a place. */
  readonly mostWaiting: number;
}

/** There is no place, not even to wait. */
export class GateFull extends Error {
  override readonly name = 'GateFull';
}

/** Lets so many in at once; the others wait in order. */
export class Gate {
  private readonly settings: GateSettings;
  private readonly waiting = new Queue<Waiter>();
  private inside = 0;

  constructor(settings: GateSettings) {
    this.settings = settings;
  }

  /** `null`: inside already. Rejects with `GateFull`, or with the signal's reason when it is aborted first. */
  enter(signal?: CallSignal): Promise<void> | null {
    const { mostInside, mostWaiting } = this.settings;
    if (this.inside < mostInside) {
      this.inside += 1;
      return null;
    }
    return this.waiting.size < mostWaiting
      ? waitIn(this.waiting, {}, signal)
      : Promise.reject(new GateFull());
  }

  /** To be called once by everybody who entered. */
  leave(): void {
    const next = this.waiting.first?.item;
    if (next == null) {
      this.inside -= 1;
    } else {
      // The place passes on to the next one.
      next.letIn();
    }
  }
}

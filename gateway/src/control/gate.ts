import type { CallSignal } from '../transports/call-signal';
import { Queue } from './queue';

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
  private readonly waiting = new Queue<() => void>();
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
    return this.waiting.size < mostWaiting ? this.wait(signal) : Promise.reject(new GateFull());
  }

  /** To be called once by everybody who entered. */
  leave(): void {
    const next = this.waiting.first?.item;
    if (next == null) {
      this.inside -= 1;
    } else {
      // The place passes on to the next one.
      next();
    }
  }

  private wait(signal: CallSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        this.waiting.remove(place);
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.waiting.remove(place);
        reject(signal?.reason);
      };
      const place = this.waiting.add(enter);
      signal?.addEventListener('abort', giveUp);
    });
  }
}

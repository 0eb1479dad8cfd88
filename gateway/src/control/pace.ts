import type { CallSignal } from '../transports/call-signal';
import { type Place, Queue } from './queue';

export interface PaceSettings {
  /** Characters of the answers that are made at once. */
  readonly comfortable: number;
  readonly isBusy: () => boolean;
}

interface Waiting {
  readonly size: number;
  readonly since: number;
  readonly begin: () => void;
}

/** While some wait, it is looked so often whether the process has come to rest: those that work wait for others then. */
const LOOK_MS = 4;
/** Whoever has waited for so long begins, whatever else is going on. */
const LONGEST_WAIT_MS = 1_000;

/**
 * Lets operations begin one after the other in a process that is busy. Were all begun at once, each would be finished
 * last, and what all hold at once would outgrow the young generation of the heap, which costs more than the operations
 * themselves (ADR 41). Small ones do not wait for large ones, and nobody waits in a process that has time.
 */
export class Pace {
  private readonly settings: PaceSettings;
  private readonly waiting = new Queue<Waiting>();
  private size = 0;
  private look: NodeJS.Timeout | null = null;

  constructor(settings: PaceSettings) {
    this.settings = settings;
  }

  /** `null`: it may begin at once. Rejects with the signal's reason when it is aborted first. */
  begin(size: number, signal?: CallSignal): Promise<void> | null {
    if (this.hasRoomFor(size) || !this.settings.isBusy()) {
      this.size += size;
      return null;
    }
    return this.wait(size, signal);
  }

  /** To be called once, with the same size, by everybody who began. */
  end(size: number): void {
    this.size -= size;
    this.letIn(({ size: next }) => this.hasRoomFor(next));
  }

  /** One is always let in. */
  private hasRoomFor(size: number): boolean {
    return this.size === 0 || this.size + size <= this.settings.comfortable;
  }

  private wait(size: number, signal: CallSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.waiting.remove(place);
        reject(signal?.reason);
      };
      const begin = (): void => {
        this.waiting.remove(place);
        signal?.removeEventListener('abort', giveUp);
        this.size += size;
        resolve();
      };
      const place: Place<Waiting> = this.waiting.add({ size, since: performance.now(), begin });
      signal?.addEventListener('abort', giveUp);
      this.lookLater();
    });
  }

  /** In the order in which they came. */
  private letIn(may: (next: Waiting) => boolean): void {
    for (let { first } = this.waiting; first?.item != null; { first } = this.waiting) {
      if (!may(first.item)) {
        return;
      }
      first.item.begin();
    }
  }

  private lookLater(): void {
    this.look ??= setTimeout(() => {
      this.look = null;
      const before = performance.now() - LONGEST_WAIT_MS;
      const isBusy = this.settings.isBusy();
      this.letIn(({ since }) => !isBusy || since <= before);
      if (this.waiting.size > 0) {
        this.lookLater();
      }
    }, LOOK_MS);
  }
}

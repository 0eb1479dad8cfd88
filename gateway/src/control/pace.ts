import type { CallSignal } from '../transports/call-signal';
import { Queue } from './queue';
import { type Waiter, waitIn } from './wait-in';

export interface PaceSettings {
  /** Characters of the answers that a busy process makes at once. */
  readonly comfortable: number;
  /** Whether the process was busy since it was asked last; `null` when nothing can be said yet. */
  readonly wasBusy: () => boolean | null;
}

interface Waiting extends Waiter {
  readonly size: number;
  readonly since: number;
}

/** While some wait, it is looked so often whether the process has time: those under way wait for others then. */
const LOOK_MS = 4;
/** By how much more is made at once each time that it has. */
const GROWTH = 1.5;
/** Whoever has waited for so long begins, whatever else is going on. */
const LONGEST_WAIT_MS = 1_000;

/**
 * Lets operations begin one after the other in a process that is busy. Were all begun at once, each would be finished
 * last, and what all hold at once would outgrow the young generation of the heap, which costs more than the operations
 * themselves (ADR 41). Small ones do not wait for large ones, and a process that has time makes more and more at once.
 */
export class Pace {
  private readonly settings: PaceSettings;
  private readonly waiting = new Queue<Waiting>();
  private size = 0;
  private most: number;
  private look: NodeJS.Timeout | null = null;

  constructor(settings: PaceSettings) {
    this.settings = settings;
    this.most = settings.comfortable;
  }

  /** `null`: it may begin at once. Rejects with the signal's reason when it is aborted first. */
  begin(size: number, signal?: CallSignal): Promise<void> | null {
    if (this.size + size > this.settings.comfortable) {
      this.adapt();
    }
    if (!this.hasRoomFor(size)) {
      return this.wait(size, signal);
    }
    this.size += size;
    return null;
  }

  /** To be called once, with the same size, by everybody who began. */
  end(size: number): void {
    this.size -= size;
    this.letIn(({ size: next }) => this.hasRoomFor(next));
  }

  /** One is always let in. */
  private hasRoomFor(size: number): boolean {
    return this.size === 0 || this.size + size <= this.most;
  }

  /** Asked for as long as more is made than is comfortable, so that it becomes less again. */
  private adapt(): void {
    const wasBusy = this.settings.wasBusy();
    if (wasBusy !== null) {
      const most = wasBusy ? this.most / GROWTH : this.most * GROWTH;
      this.most = Math.max(this.settings.comfortable, most);
    }
  }

  private wait(size: number, signal: CallSignal | undefined): Promise<void> {
    this.lookLater();
    return waitIn(this.waiting, { size, since: performance.now() }, signal);
  }

  /** In the order in which they came. */
  private letIn(may: (next: Waiting) => boolean): void {
    for (let { first } = this.waiting; first?.item != null; { first } = this.waiting) {
      if (!may(first.item)) {
        return;
      }
      this.size += first.item.size;
      first.item.letIn();
    }
  }

  private lookLater(): void {
    this.look ??= setTimeout(() => {
      this.look = null;
      this.adapt();
      const before = performance.now() - LONGEST_WAIT_MS;
      this.letIn(({ size, since }) => this.hasRoomFor(size) || since <= before);
      if (this.waiting.size > 0) {
        this.lookLater();
      }
    }, LOOK_MS);
  }
}

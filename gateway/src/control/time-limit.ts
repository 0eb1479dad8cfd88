import { type Place, Queue } from './queue';

/** What is told when its time is over. */
export interface TimeLimited {
  timeOut(): void;
}

interface Running {
  readonly limited: TimeLimited;
  readonly endsAt: number;
}

/** The running time of one: given by `begin`, handed back to `end`. */
export type RunningTime = Place<Running>;

/**
 * One time limit for many: as all have the same, who began first is over first, and one timer does for all. It does not
 * keep the process alive.
 */
export class TimeLimit {
  private readonly ms: number;
  /** In the order in which they began. */
  private readonly running = new Queue<Running>();
  private timer: NodeJS.Timeout | null = null;

  constructor(ms: number) {
    this.ms = ms;
  }

  begin(limited: TimeLimited): RunningTime {
    this.timer ??= this.lookIn(this.ms);
    return this.running.add({ limited, endsAt: performance.now() + this.ms });
  }

  /** Nothing happens when it has ended, or is over, already. */
  end(time: RunningTime): void {
    this.running.remove(time);
  }

  /** The timer is not moved when somebody ends: it looks who is first then. */
  private lookIn(ms: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.timer = this.timeOutWhoIsOver();
    }, Math.ceil(ms)).unref();
  }

  /** Gives back the timer for who is first then. */
  private timeOutWhoIsOver(): NodeJS.Timeout | null {
    const now = performance.now();
    for (let { first } = this.running; first?.item != null; { first } = this.running) {
      const { limited, endsAt } = first.item;
      if (endsAt > now) {
        return this.lookIn(endsAt - now);
      }
      this.running.remove(first);
      limited.timeOut();
    }
    return null;
  }
}

/** What is told when its time is over. */
export interface TimeLimited {
  timeOut(): void;
}

/**
 * One time limit for many: as all have the same, who began first is over first, and one timer does for all. It does not
 * keep the process alive.
 */
export class TimeLimit {
  private readonly ms: number;
  /** In the order in which they began. */
  private readonly endings = new Map<TimeLimited, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(ms: number) {
    this.ms = ms;
  }

  begin(limited: TimeLimited): void {
    this.endings.set(limited, performance.now() + this.ms);
    this.timer ??= this.lookIn(this.ms);
  }

  end(limited: TimeLimited): void {
    this.endings.delete(limited);
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
    for (const [limited, endsAt] of this.endings) {
      if (endsAt > now) {
        return this.lookIn(endsAt - now);
      }
      this.endings.delete(limited);
      limited.timeOut();
    }
    return null;
  }
}

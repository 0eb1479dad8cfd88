/** What is told when its time is over. */
export interface TimeLimited {
  timeOut(): void;
}

/** The place of one in the queue of those whose time runs: given by `begin`, handed back to `end`. */
export interface TimeSpan {
  limited: TimeLimited | null;
  readonly endsAt: number;
  earlier: TimeSpan | null;
  later: TimeSpan | null;
}

/**
 * One time limit for many: as all have the same, who began first is over first, and one timer does for all. It does not
 * keep the process alive.
 *
 * A list whose links are cleared, and no `Map`: a table that was outgrown still points at what was in it and at its
 * successor, and once the garbage collector has moved it among the old, everything that ever began is kept until the
 * next full collection, with all that its promises hold.
 */
export class TimeLimit {
  private readonly ms: number;
  private first: TimeSpan | null = null;
  private last: TimeSpan | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(ms: number) {
    this.ms = ms;
  }

  begin(limited: TimeLimited): TimeSpan {
    const endsAt = performance.now() + this.ms;
    const span: TimeSpan = { limited, endsAt, earlier: this.last, later: null };
    if (this.last === null) {
      this.first = span;
    } else {
      this.last.later = span;
    }
    this.last = span;
    this.timer ??= this.lookIn(this.ms);
    return span;
  }

  /** May be called again, and after the time was over. */
  end(span: TimeSpan): void {
    if (span.limited === null) {
      return;
    }
    const { earlier, later } = span;
    if (earlier === null) {
      this.first = later;
    } else {
      earlier.later = later;
    }
    if (later === null) {
      this.last = earlier;
    } else {
      later.earlier = earlier;
    }
    span.limited = null;
    span.earlier = null;
    span.later = null;
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
    while (this.first !== null) {
      if (this.first.endsAt > now) {
        return this.lookIn(this.first.endsAt - now);
      }
      const { limited } = this.first;
      this.end(this.first);
      limited?.timeOut();
    }
    return null;
  }
}

/** Below this share of idle time another operation would be no faster for being begun. */
const IDLE_SHARE = 0.2;
/** Over less time a share says nothing: a process at its limit, too, waits a few milliseconds now and then. */
const SHORTEST_LOOK_MS = 25;

/** Tells whether this process has more to do than it can. */
export class BusyProcess {
  private at = performance.now();
  private idleMs = idleTime();

  /** Whether it was busy since it was looked at last; `null` when that is too short a time ago. */
  readonly look = (): boolean | null => {
    const now = performance.now();
    const passedMs = now - this.at;
    if (passedMs < SHORTEST_LOOK_MS) {
      return null;
    }
    const idleMs = idleTime();
    const isBusy = idleMs - this.idleMs < passedMs * IDLE_SHARE;
    this.at = now;
    this.idleMs = idleMs;
    return isBusy;
  };
}

/** For how long the event loop has had nothing to do but to wait. */
function idleTime(): number {
  return performance.nodeTiming.idleTime;
}

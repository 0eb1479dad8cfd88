/** Below this share of idle time another operation would be no faster for being begun. */
const IDLE_SHARE = 0.2;
/** Over less time a share says nothing. */
const SHORTEST_LOOK_MS = 2;

/** Tells whether this process has more to do than it can. */
export class BusyProcess {
  private at = performance.now();
  private idleMs = idleTime();
  private isBusyNow = false;

  /** Cheap enough to be asked for each operation. */
  isBusy(): boolean {
    const now = performance.now();
    const passedMs = now - this.at;
    if (passedMs >= SHORTEST_LOOK_MS) {
      const idleMs = idleTime();
      this.isBusyNow = idleMs - this.idleMs < passedMs * IDLE_SHARE;
      this.at = now;
      this.idleMs = idleMs;
    }
    return this.isBusyNow;
  }
}

/** For how long the event loop has had nothing to do but to wait. */
function idleTime(): number {
  return performance.nodeTiming.idleTime;
}

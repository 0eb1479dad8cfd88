/** How much of the time counts in which this process had something else to do. */
const BUSY_SHARE = 0.1;

/**
 * A clock, in milliseconds, for how long peers let us wait. While this process is busy an answer may lie in its socket
 * for long, which is not its peer's doing: what counts in full is the time in which the event loop had nothing to do.
 */
export function waitingTime(): number {
  const { idleTime } = performance.nodeTiming;
  return idleTime + (performance.now() - idleTime) * BUSY_SHARE;
}

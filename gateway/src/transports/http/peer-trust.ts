/** After a connection broke with several requests on it, none are sent together for so long. */
const DISTRUST_MS = 10_000;

/**
 * Whether requests may be sent to a peer before the former ones are answered. Only to one that has shown that
 * it keeps connections, and does not drop them with requests on them.
 */
export class PeerTrust {
  private isProven = false;
  private distrustedUntil = 0;

  get mayPipeline(): boolean {
    return this.isProven && performance.now() >= this.distrustedUntil;
  }

  /** A connection gave so many responses. */
  answered(responses: number): void {
    this.isProven ||= responses > 1;
  }

  /** A connection ended by itself and left so many requests without a response. */
  dropped(requests: number): void {
    if (requests > 1) {
      this.distrustedUntil = performance.now() + DISTRUST_MS;
    }
  }
}

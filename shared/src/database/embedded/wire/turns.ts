/** A place in the queue for the one backend session. */
export interface Ticket {
  /** Leaves the queue; has no effect once the turn was granted. */
  readonly cancel: () => void;
}

/** Gives the backend session to one connection at a time, in the order of asking. */
export class Turns {
  #taken = false;
  readonly #waiting = new Set<() => void>();

  request(grant: () => void): Ticket {
    this.#waiting.add(grant);
    // Asynchronous, so that the asker has its ticket before it can be granted.
    queueMicrotask(() => this.#grantNext());
    return { cancel: () => this.#waiting.delete(grant) };
  }

  release(): void {
    this.#taken = false;
    this.#grantNext();
  }

  #grantNext(): void {
    if (this.#taken) return;
    const [next] = this.#waiting;
    if (next === undefined) return;
    this.#waiting.delete(next);
    this.#taken = true;
    next();
  }
}

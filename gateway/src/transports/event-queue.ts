interface Asked<Event> {
  readonly resolve: (result: IteratorResult<Event>) => void;
  readonly reject: (failure: Error) => void;
}

/**
 * Events that came before anybody asked for them, in their order. One consumer asks for one at a time.
 * What ends the queue comes after what waits in it, so that a consumer knows up to where it has everything.
 */
export class EventQueue<Event extends object> implements AsyncIterableIterator<Event> {
  private readonly waiting: Event[] = [];
  private readonly most: number;
  private readonly onLeave: () => void;
  private asked: Asked<Event> | null = null;
  private isClosed = false;
  private failure: Error | null = null;

  /** `most` events wait at most. `onLeave` is called when the consumer wants no more. */
  constructor(most: number, onLeave: () => void) {
    this.most = most;
    this.onLeave = onLeave;
  }

  /** False when there is no room for the event, which is not kept then. */
  push(event: Event): boolean {
    if (this.isClosed) {
      return true;
    }
    if (this.asked === null) {
      return this.waiting.length < this.most && this.waiting.push(event) > 0;
    }
    this.takeAsked()?.resolve({ done: false, value: event });
    return true;
  }

  /** No event comes after those that wait. */
  close(): void {
    this.isClosed = true;
    this.takeAsked()?.resolve({ done: true, value: undefined });
  }

  /** The same, and after them the consumer is told why. */
  fail(failure: Error): void {
    if (this.isClosed) {
      return;
    }
    this.isClosed = true;
    const asked = this.takeAsked();
    if (asked === null) {
      this.failure = failure;
    } else {
      asked.reject(failure);
    }
  }

  next(): Promise<IteratorResult<Event>> {
    const first = this.waiting.shift();
    if (first !== undefined) {
      return Promise.resolve({ done: false, value: first });
    }
    const { failure } = this;
    if (failure !== null) {
      this.failure = null;
      return Promise.reject(failure);
    }
    return this.isClosed
      ? Promise.resolve({ done: true, value: undefined })
      : new Promise((resolve, reject) => {
          this.asked = { resolve, reject };
        });
  }

  return(): Promise<IteratorResult<Event>> {
    this.waiting.length = 0;
    this.failure = null;
    this.close();
    this.onLeave();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private takeAsked(): Asked<Event> | null {
    const { asked } = this;
    this.asked = null;
    return asked;
  }
}

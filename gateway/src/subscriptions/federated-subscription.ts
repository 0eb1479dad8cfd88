import { CallAbortion, type CallSignal } from '../transports';

const ENDED = { done: true, value: undefined } as const;

export interface SubscriptionSettings<Event, Answer> {
  /** Opens the stream of events. They come one at a time, as they are asked for. */
  readonly open: (signal: AbortSignal) => AsyncIterable<Event>;
  /** Answers the client's operation for one event. The signal is aborted when nobody wants the answer any more. */
  readonly answer: (event: Event, signal: CallSignal) => Promise<Answer>;
  /** Aborted when the client has gone. */
  readonly signal: CallSignal | null;
}

/**
 * The answers to a subscription, one for each event and in their order. An event is asked for when its answer is: a
 * client that takes its time slows the stream down as far as the stream can wait. To be asked one at a time.
 *
 * It ends with the stream, when the client leaves, and by `return`, which does not wait for an event that may never
 * come: what is asked then is answered with the end. It rejects, once, with whatever the stream failed for.
 */
export class FederatedSubscription<Event, Answer> implements AsyncIterableIterator<Answer> {
  private readonly settings: SubscriptionSettings<Event, Answer>;
  private readonly upstream = new AbortController();
  private readonly events: AsyncIterator<Event>;
  private current: CallAbortion | null = null;
  private whenEnded: (() => void) | null = null;
  private isEnded = false;

  constructor(settings: SubscriptionSettings<Event, Answer>) {
    this.settings = settings;
    this.events = settings.open(this.upstream.signal)[Symbol.asyncIterator]();
    settings.signal?.addEventListener('abort', this.end);
    if (settings.signal?.aborted === true) {
      this.end();
    }
  }

  next(): Promise<IteratorResult<Answer>> {
    return this.isEnded
      ? Promise.resolve(ENDED)
      : new Promise((resolve, reject) => {
          this.whenEnded = () => resolve(ENDED);
          this.answerNext().then(resolve, (failure: unknown) => {
            this.whenEnded = null;
            this.end();
            reject(failure);
          });
        });
  }

  return(): Promise<IteratorResult<Answer>> {
    this.end();
    return Promise.resolve(ENDED);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async answerNext(): Promise<IteratorResult<Answer>> {
    const event = await this.events.next();
    if (event.done === true || this.isEnded) {
      this.end();
      return ENDED;
    }
    // One for each event: listeners on a signal that lives as long as the subscription would pile up.
    this.current = new CallAbortion();
    const value = await this.settings.answer(event.value, this.current);
    this.current = null;
    return { done: false, value };
  }

  private readonly end = (): void => {
    if (this.isEnded) {
      return;
    }
    this.isEnded = true;
    this.settings.signal?.removeEventListener('abort', this.end);
    this.upstream.abort();
    this.current?.abort(new Error('the subscription has ended'));
    // Not awaited: a generator that waits for its next event ends only when it has come.
    this.events.return?.().catch(() => undefined);
    this.whenEnded?.();
  };
}

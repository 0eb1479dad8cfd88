import { assertNever } from '@apogee/shared/errors';
import { type CallSignal, SubscriptionOverrun } from '../transports';
import type { Place } from './lane';
import type { SharedStream } from './shared-stream';
import { StreamedAnswer } from './streamed-answer';

const ENDED = { done: true, value: undefined } as const;

interface Asked {
  readonly resolve: (result: IteratorResult<StreamedAnswer>) => void;
  readonly reject: (failure: unknown) => void;
}

/**
 * The answers to a subscription for one client, in the order of the events, as he asks for them: one at a time. A
 * client who falls behind further than answers are kept goes on by himself from his last event where there are
 * cursors; elsewhere he is told that he was too slow, rather than that anything is left out.
 *
 * It ends with the stream, when the client leaves, and by `return`. It rejects, once, with what the stream failed for.
 */
export class Subscriber<Event> implements AsyncIterableIterator<StreamedAnswer> {
  /** The cursor of the last event that the client had an answer to, or where he began. */
  cursor: string | null;
  private readonly stream: SharedStream<Event>;
  private readonly signal: CallSignal | null;
  private place: Place<Event>;
  private asked: Asked | null = null;
  private isEnded = false;

  /** `signal` is aborted when the client has gone. */
  constructor(
    stream: SharedStream<Event>,
    { after, signal }: { readonly after: string | null; readonly signal: CallSignal | null },
  ) {
    this.stream = stream;
    this.cursor = after;
    this.signal = signal;
    this.place = stream.placeAfter(after);
    this.place.lane.enter();
    signal?.addEventListener('abort', this.end);
    if (signal?.aborted === true) {
      this.end();
    }
  }

  next(): Promise<IteratorResult<StreamedAnswer>> {
    return new Promise((resolve, reject) => {
      this.asked = { resolve, reject };
      this.proceed();
    });
  }

  return(): Promise<IteratorResult<StreamedAnswer>> {
    this.end();
    return Promise.resolve(ENDED);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Looks again for what was asked. */
  proceed(): void {
    const { asked } = this;
    if (asked === null) {
      return;
    }
    try {
      const found = this.find();
      if (found !== 'later') {
        this.asked = null;
        asked.resolve(found === null ? ENDED : { done: false, value: found });
      }
    } catch (failure) {
      this.asked = null;
      this.end();
      asked.reject(failure);
    }
  }

  private find(): StreamedAnswer | 'later' | null {
    while (!this.isEnded) {
      const { lane, position } = this.place;
      const found = lane.look(position, this);
      if (found === 'later') {
        return found;
      }
      if (found === 'gone') {
        this.moveTo(this.placeAfterCursor());
      } else if (found instanceof StreamedAnswer) {
        this.place = { lane, position: position + 1 };
        this.cursor = found.cursor ?? this.cursor;
        return found;
      } else if (found.kind === 'joined') {
        this.moveTo(found.next.lane.isOpen ? found.next : this.placeAfterCursor());
      } else if (found.kind === 'failed') {
        throw found.failure;
      } else if (found.kind === 'ended') {
        this.end();
      } else {
        assertNever(found);
      }
    }
    return null;
  }

  private placeAfterCursor(): Place<Event> {
    if (this.cursor === null) {
      throw new SubscriptionOverrun();
    }
    return this.stream.placeAfter(this.cursor);
  }

  private moveTo(next: Place<Event>): void {
    next.lane.enter();
    this.place.lane.leave(this);
    this.place = next;
  }

  private readonly end = (): void => {
    if (!this.isEnded) {
      this.isEnded = true;
      this.signal?.removeEventListener('abort', this.end);
      this.place.lane.leave(this);
      this.proceed();
    }
  };
}

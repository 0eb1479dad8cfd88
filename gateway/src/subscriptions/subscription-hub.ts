import type { CallSignal } from '../transports';
import type { EventSource } from './event-source';
import { SharedStream } from './shared-stream';
import { Subscriber } from './subscriber';

export interface Subscribing<Event> {
  /** Equal for subscriptions that get the same events and answers, whoever asks included. */
  readonly key: string;
  readonly source: EventSource<Event>;
  /** After which event to begin; `null`: with those to come. */
  readonly after: string | null;
  /** Aborted when the client has gone. */
  readonly signal: CallSignal | null;
}

/** Lets equal subscriptions share their events and the answers to them. */
export class SubscriptionHub<Event> {
  private readonly streams = new Map<string, SharedStream<Event>>();

  subscribe({ key, source, after, signal }: Subscribing<Event>): Subscriber<Event> {
    const stream = this.streams.get(key) ?? this.create(key, source);
    return new Subscriber(stream, { after, signal });
  }

  private create(key: string, source: EventSource<Event>): SharedStream<Event> {
    const stream = new SharedStream(source, () => {
      if (this.streams.get(key) === stream) {
        this.streams.delete(key);
      }
    });
    this.streams.set(key, stream);
    return stream;
  }
}

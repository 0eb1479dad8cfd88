import { setTimeout as wait } from 'node:timers/promises';
import { CallAbortion } from '../transports';
import { AnswerRing } from './answer-ring';
import { EventReader } from './event-reader';
import type { EventSource } from './event-source';
import { StreamedAnswer } from './streamed-answer';

/** Events that are read ahead, and so the most that are answered together. */
const MOST_EVENTS_AT_ONCE = 32;

/** Waits before an upstream that was lost is opened again: doubled each time, and all together no longer than a minute. */
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;
const LONGEST_LOSS_MS = 60_000;

/** Where a subscriber stands. */
export interface Place<Event> {
  readonly lane: Lane<Event>;
  /** Of the answer that he gets next. */
  readonly position: number;
}

/** Somebody who waits for the next answer. */
interface Waiting {
  proceed(): void;
}

type End<Event> =
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly failure: unknown }
  /** Somebody else gets the same events, and has come to the same one. */
  | { readonly kind: 'joined'; readonly next: Place<Event> };

export interface LaneSettings<Event> {
  readonly source: EventSource<Event>;
  /** After which event it begins; `null`: with those to come. */
  readonly start: string | null;
  /** Called when answers were added. */
  readonly onProgress: (lane: Lane<Event>) => void;
  /** Called when it has ended, and when nobody is left. */
  readonly onEnd: (lane: Lane<Event>) => void;
}

/**
 * One stream of events and of the answers to them, for everybody who subscribed to the same and is about as far. It
 * goes on when a subscriber waits who has had everything: the fastest is served at his pace, and the others find what
 * they have not had yet in the ring, as long as it is kept.
 */
export class Lane<Event> {
  /** Whether who wants the events to come can join here. */
  isLive: boolean;
  private readonly settings: LaneSettings<Event>;
  private readonly ring = new AnswerRing();
  private readonly abortion = new AbortController();
  private readonly answering = new CallAbortion();
  private reader: EventReader<Event>;
  private end: End<Event> | null = null;
  private waiting = new Set<Waiting>();
  private whenWanted: (() => void) | null = null;
  private subscribers = 0;
  /** The cursor of the last event that was answered. */
  private cursor: string | null;

  constructor(settings: LaneSettings<Event>) {
    this.settings = settings;
    this.isLive = settings.start === null;
    this.cursor = settings.start;
    this.reader = this.read();
    void this.run();
  }

  get next(): Place<Event> {
    return { lane: this, position: this.ring.end };
  }

  get lastCursor(): string | null {
    return this.ring.last?.cursor ?? null;
  }

  get isOpen(): boolean {
    return this.end === null;
  }

  /** Where to go on behind an event; `null` when that is not known here any more. */
  placeAfter(cursor: string): Place<Event> | null {
    const isStart = cursor === this.settings.start && !this.ring.isGone(0);
    const position = this.ring.after(cursor) ?? (isStart ? 0 : null);
    return position === null ? null : { lane: this, position };
  }

  enter(): void {
    this.subscribers += 1;
  }

  leave(subscriber: Waiting): void {
    this.waiting.delete(subscriber);
    this.subscribers -= 1;
    if (this.subscribers === 0) {
      this.finish({ kind: 'ended' });
    }
  }

  /** An answer, what there is instead, or `later`: the subscriber is told when to look again. */
  look(position: number, subscriber: Waiting): StreamedAnswer | 'gone' | 'later' | End<Event> {
    if (this.ring.isGone(position)) {
      return 'gone';
    }
    const found = this.ring.at(position) ?? this.end;
    if (found !== null) {
      return found;
    }
    this.waiting.add(subscriber);
    this.whenWanted?.();
    return 'later';
  }

  /** Lets its subscribers go on in another lane. */
  join(next: Place<Event>): void {
    next.lane.isLive ||= this.isLive;
    this.finish({ kind: 'joined', next });
  }

  private read(): EventReader<Event> {
    const { source } = this.settings;
    return new EventReader(source.open(this.cursor, this.abortion.signal), MOST_EVENTS_AT_ONCE);
  }

  private async run(): Promise<void> {
    try {
      while (this.isOpen) {
        await this.isWanted();
        const events = await this.take();
        if (events.length === 0) {
          this.finish({ kind: 'ended' });
          return;
        }
        await this.answer(events);
      }
    } catch (failure) {
      this.finish({ kind: 'failed', failure });
    }
  }

  private async isWanted(): Promise<void> {
    while (this.waiting.size === 0 && this.isOpen) {
      await new Promise<void>((resolve) => {
        this.whenWanted = resolve;
      });
    }
  }

  private async take(): Promise<readonly Event[]> {
    let lostAt: number | null = null;
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      try {
        return await this.reader.take();
      } catch (failure) {
        // Without a cursor nobody knows what came meanwhile.
        const mayReopen = this.cursor !== null && this.settings.source.mayReopen(failure);
        lostAt ??= performance.now();
        if (!mayReopen || performance.now() > lostAt + LONGEST_LOSS_MS) {
          throw failure;
        }
      }
      await wait(waitMs * (0.5 + Math.random()), undefined, { signal: this.abortion.signal });
      this.reader = this.read();
    }
  }

  private async answer(events: readonly Event[]): Promise<void> {
    const { source } = this.settings;
    const cursors = events.map((event) => source.cursorOf(event));
    const texts = await source.answer(events, this.answering);
    if (!this.isOpen) {
      return;
    }
    for (const [index, text] of texts.entries()) {
      const cursor = cursors[index] ?? null;
      this.cursor = cursor ?? this.cursor;
      this.ring.push(new StreamedAnswer(text, cursor));
    }
    this.settings.onProgress(this);
    this.tellWaiting();
  }

  private finish(end: End<Event>): void {
    if (this.end !== null) {
      return;
    }
    this.end = end;
    this.settings.onEnd(this);
    this.abortion.abort();
    this.answering.abort(new Error('nobody subscribes any more'));
    this.reader.close();
    this.whenWanted?.();
    this.tellWaiting();
  }

  private tellWaiting(): void {
    const { waiting } = this;
    this.waiting = new Set();
    for (const subscriber of waiting) {
      subscriber.proceed();
    }
  }
}

import type { Brand } from '../ids';

/** Names one event for good: a reader who sees it twice knows it by this. */
export type EventId = Brand<string, 'EventId'>;

/**
 * A place in the log: right after an event. The number says where, the id which log it is: of a log that was restored
 * from a backup and went on, the same number is another event. Where only the latest event of each subject is kept,
 * the id is that of the last event before which this is so: who reads on there has read from the beginning.
 */
export interface EventPosition {
  readonly seq: number;
  readonly id: EventId;
}

/** An event as the log holds it. */
export interface LoggedEvent<Payload = unknown> {
  /** 1, 2, 3… without holes. */
  readonly seq: number;
  readonly id: EventId;
  /** Right after it. */
  readonly position: EventPosition;
  readonly type: string;
  readonly version: number;
  /** 1, 2, 3… without holes among the events of its type. */
  readonly number: number;
  readonly subject: string;
  /** When the fact happened, by the clock of whoever recorded it. */
  readonly occurredAt: Date;
  readonly payload: Payload;
}

/** Which events a reader wants. */
export interface EventFilter {
  /** Any type when omitted. */
  readonly types?: readonly string[];
  /** Any subject when omitted; only together with types. */
  readonly subjects?: readonly string[];
}

/** Events in the order of the log, and the place that their reader has come to. */
export interface EventBatch {
  readonly events: readonly LoggedEvent[];
  /** Beyond the last event when events that the reader does not want follow it. */
  readonly position: EventPosition;
  /** False when there is more to read at once. */
  readonly reachedEnd: boolean;
}

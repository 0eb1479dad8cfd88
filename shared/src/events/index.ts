/** The event log: recording facts in the transaction that makes them, and reading them in order, from any place on. */
export {
  type ConsumerSettings,
  type EventConsumer,
  rewindConsumer,
  runConsumer,
} from './consumer';
export { EventCursorExpired, EventCursorUnknown } from './cursor-errors';
export type { EventBatch, EventFilter, EventId, EventPosition, LoggedEvent } from './event';
export type { EventContext, Subscribing } from './event-context';
export { cursorOf, positionOf } from './event-cursor';
export { EventLog, type FollowOptions, type ReadOptions } from './event-log';
export { pageInfoOf, pageStart } from './event-page';
export type { EventStream } from './event-stream';
export { latestEvent } from './latest-event';
export { NothingToFollow } from './nothing-to-follow';
export { type EventDraft, recordEvent } from './record-event';
export { removeOldEvents } from './remove-old-events';
export { streamAbout } from './stream-about';

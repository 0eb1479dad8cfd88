import type { CallSignal } from '../transports';

/** Where the events of a subscription come from, and how they are answered. */
export interface EventSource<Event> {
  /** Opens the stream after an event, or for those to come. */
  readonly open: (after: string | null, signal: AbortSignal) => AsyncIterable<Event>;
  /** What to give as `after` to go on behind an event; `null` when there is no going on. */
  readonly cursorOf: (event: Event) => string | null;
  /** One answer for each event as JSON, in their order. The signal is aborted when nobody wants them any more. */
  readonly answer: (events: readonly Event[], signal: CallSignal) => Promise<readonly string[]>;
  /** Whether the stream may be opened again, after the last event, when it failed so. */
  readonly mayReopen: (failure: unknown) => boolean;
}

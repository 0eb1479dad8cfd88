import type { EventLog } from './event-log';

/** What resolvers that tell of events see of their request. */
export interface EventContext {
  readonly events: EventLog;
}

/** What begins a subscription: with what, and for whom. */
export interface Subscribing<Context, Arguments> {
  readonly args: Arguments;
  readonly context: Context;
}

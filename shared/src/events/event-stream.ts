import type { EventPosition, LoggedEvent } from './event';
import type { EventLog, ReadOptions } from './event-log';

export interface StreamOptions extends ReadOptions {
  /** Which of the events read are wanted; all of them when omitted. */
  readonly accepts?: (event: LoggedEvent) => boolean;
}

/** An endless sequence that its reader ends. */
export interface EventStream extends AsyncIterableIterator<LoggedEvent> {
  return(): Promise<IteratorResult<LoggedEvent>>;
}

/**
 * The events after a position, one by one, and those to come. A position that the log does not hold is refused at
 * once. Nothing is read before it is asked for. Unlike a generator, it can be ended while its reader waits.
 */
export async function streamEvents(
  log: EventLog,
  after: EventPosition,
  { accepts = () => true, ...options }: StreamOptions,
): Promise<EventStream> {
  await log.read(after, { ...options, batchSize: 1 });
  const ending = new AbortController();
  const events = wantedOf(log.follow(after, { ...options, signal: ending.signal }), accepts);
  const stream: EventStream = {
    next: () => events.next(),
    return: () => {
      ending.abort();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

async function* wantedOf(
  batches: ReturnType<EventLog['follow']>,
  accepts: (event: LoggedEvent) => boolean,
): AsyncGenerator<LoggedEvent, undefined> {
  for await (const { events } of batches) {
    yield* events.filter((event) => accepts(event));
  }
}

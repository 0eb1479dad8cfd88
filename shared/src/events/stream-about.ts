import { positionOf } from './event-cursor';
import type { EventLog } from './event-log';
import { type EventStream, type StreamOptions, streamEvents } from './event-stream';

/** What happens: everything after a cursor, or from now on where there is none. */
export async function streamAbout(
  log: EventLog,
  wanted: StreamOptions,
  after: string | null | undefined,
): Promise<EventStream> {
  const from = after === null || after === undefined ? await log.end() : positionOf(after);
  return streamEvents(log, from, wanted);
}

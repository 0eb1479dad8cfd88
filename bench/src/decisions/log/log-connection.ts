import type { createDataSource } from '@apogee/shared/database';
import { cursorOf, type EventBatch, EventLog, positionOf } from '@apogee/shared/events';
import type { Logger } from '@apogee/shared/logger';
import type { Told } from '../follow-with-cuts';

export interface LogReading {
  readonly dataSource: ReturnType<typeof createDataSource>;
  readonly logger: Logger;
}

/** Reads the log itself, with wake-up calls of its own; cut in the midst of what it tells. */
export async function* logConnection(
  { dataSource, logger }: LogReading,
  cursor: string,
  cut: AbortSignal,
): AsyncGenerator<Told, void> {
  const log = new EventLog(dataSource, logger);
  try {
    for await (const batch of log.follow(positionOf(cursor), { signal: cut })) {
      yield* toldOf(batch);
    }
  } finally {
    await log.close();
  }
}

function* toldOf({ events, position }: EventBatch): Generator<Told, void> {
  if (events.length === 0) {
    yield { seq: position.seq, id: null, next: cursorOf(position) };
  }
  for (const event of events) {
    yield { seq: event.seq, id: event.id, next: cursorOf(event.position) };
  }
}

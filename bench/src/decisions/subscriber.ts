import type { createDataSource } from '@apogee/shared/database';
import { cursorOf, type EventBatch, EventLog, positionOf } from '@apogee/shared/events';
import type { Logger } from '@apogee/shared/logger';
import type { Received } from './check-delivery';

type DataSource = ReturnType<typeof createDataSource>;

const SHORTEST_MS = 200;
const LONGEST_MS = 2_000;

/** What a subscriber has to tell at the end. */
export interface Story {
  readonly received: readonly Received[];
  readonly cuts: number;
  /** Milliseconds from each subscribing anew to its first answer. */
  readonly resumes: readonly number[];
}

interface Subscribing {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly from: string;
  /** True when an event with this number is the last that is to come. */
  readonly isLast: (seq: number) => boolean;
}

/** Follows the log until the last event, cut off every 0.2 to 2 s, each time going on from its last cursor. */
export async function subscribeWithCuts(settings: Subscribing): Promise<Story> {
  const received: Received[] = [];
  const resumes: number[] = [];
  let cursor = settings.from;
  let cuts = -1;
  while (!settings.isLast(received.at(-1)?.seq ?? 0)) {
    cuts++;
    const started = performance.now();
    let isFirst = true;
    for await (const { seq, id, next } of connection(settings, cursor)) {
      if (isFirst) {
        resumes.push(performance.now() - started);
        isFirst = false;
      }
      if (id !== null) {
        received.push({ seq, id });
      }
      cursor = next;
      if (settings.isLast(seq)) {
        break;
      }
    }
  }
  return { received, cuts, resumes };
}

interface Told {
  readonly seq: number;
  /** Null: nothing new, but a place further on. */
  readonly id: string | null;
  readonly next: string;
}

/** One connection, with its own wake-up calls; cut in the midst of what it tells. */
async function* connection(
  { dataSource, logger, isLast }: Subscribing,
  cursor: string,
): AsyncGenerator<Told, void> {
  const cut = new AbortController();
  const timer = setTimeout(
    () => cut.abort(),
    SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS),
  );
  const log = new EventLog(dataSource, logger);
  try {
    for await (const batch of log.follow(positionOf(cursor), { signal: cut.signal })) {
      yield* toldOf(batch, cut.signal);
      if (isLast(batch.position.seq)) {
        return;
      }
    }
  } finally {
    clearTimeout(timer);
    cut.abort();
    await log.close();
  }
}

function* toldOf({ events, position }: EventBatch, cut: AbortSignal): Generator<Told, void> {
  if (events.length === 0) {
    yield { seq: position.seq, id: null, next: cursorOf(position) };
  }
  for (const event of events) {
    if (cut.aborted) {
      return;
    }
    yield { seq: event.seq, id: event.id, next: cursorOf(event.position) };
  }
}

import { type Database, type InTransaction } from '../database';
import type { Running } from '../lifecycle';
import type { Logger } from '../logger';
import type { EventFilter, EventPosition, LoggedEvent } from './event';
import { type EventLog, readBatch } from './event-log';
import { EventLogRepository } from './event-log.repository';
import { pauseFor } from './patience';

/** A part of the system that does something about events. */
export interface EventConsumer {
  /** Its checkpoint is kept under this name, for ever. */
  readonly name: string;
  readonly filter: EventFilter;
  /** At most so many events at once; 200 when omitted. */
  readonly batchSize?: number;
  /**
   * Does what is to be done about some events, in the order of the log, within the transaction that moves the
   * checkpoint: what it writes by this database takes effect once for each event. Anything else it does may happen
   * again. If it rejects, the same events come again, a little later.
   */
  handle(database: Database, events: readonly LoggedEvent[]): Promise<void>;
  /** Told when what it wrote about some events is committed: to wake whoever works on it. May be missed, and must not throw. */
  handled?(): void;
}

export interface ConsumerSettings {
  readonly log: EventLog;
  readonly inTransaction: InTransaction;
  readonly logger: Logger;
}

/** How long to wait while another replica has the consumer. */
const PAUSE_MS = 1_000;
const FIRST_FAILURE_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Lets a consumer read the log from its checkpoint on, for ever. Of several replicas that run the same consumer, one at
 * a time does: it holds the checkpoint's row for a batch, so one that is killed gives it up at once.
 * Closing it resolves when what is under way is done.
 */
export function runConsumer(consumer: EventConsumer, settings: ConsumerSettings): Running {
  const stopping = new AbortController();
  const done = consumeUntil(stopping.signal, consumer, settings);
  return {
    close: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function consumeUntil(
  signal: AbortSignal,
  consumer: EventConsumer,
  settings: ConsumerSettings,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await advance(consumer, settings, signal);
      failures = 0;
    } catch (error) {
      failures++;
      const { name } = consumer;
      settings.logger.error(
        { err: error, consumer: name, failures },
        'a consumer of events failed',
      );
      await pauseFor(
        Math.min(FIRST_FAILURE_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS),
        signal,
      );
    }
  }
}

/** One batch, then a wait for more if that was all. */
async function advance(
  consumer: EventConsumer,
  { log, inTransaction }: ConsumerSettings,
  signal: AbortSignal,
): Promise<void> {
  const step = await inTransaction((database) => consumeBatch(database, consumer));
  if (step?.isHandled === true) {
    consumer.handled?.();
  }
  if (step === null) {
    await pauseFor(PAUSE_MS, signal);
  } else if (step.reachedEnd) {
    await log.tail.beyond(step.position.seq, signal);
  }
}

interface Step {
  readonly position: EventPosition;
  readonly reachedEnd: boolean;
  /** Whether there were events for the consumer. */
  readonly isHandled: boolean;
}

/** Null when another replica has the consumer. */
async function consumeBatch(database: Database, consumer: EventConsumer): Promise<Step | null> {
  const { name, filter, batchSize } = consumer;
  const checkpoints = new EventLogRepository(database);
  await checkpoints.addConsumer(name);
  const from = await checkpoints.takeConsumer(name);
  if (from === null) {
    return null;
  }
  const batch = await readBatch(
    database,
    from,
    batchSize === undefined ? filter : { ...filter, batchSize },
  );
  if (batch.events.length > 0) {
    await consumer.handle(database, batch.events);
  }
  if (batch.position.seq > from.seq) {
    await checkpoints.moveConsumer(name, batch.position);
  }
  return { ...batch, isHandled: batch.events.length > 0 };
}

/** Has a consumer read everything again that is kept, from the transaction's commit on. */
export async function rewindConsumer(database: Database, name: string): Promise<void> {
  await new EventLogRepository(database).rewindConsumer(name);
}

import type { DataSource } from 'typeorm';
import { type Database, requestDatabase } from '../database';
import type { Logger } from '../logger';
import { EventCursorExpired, EventCursorUnknown } from './cursor-errors';
import type { EventBatch, EventFilter, EventPosition } from './event';
import { type ConsumerProgress, EventLogRepository, type EventPage } from './event-log.repository';
import { LogTail } from './log-tail';
import { patientlyFor } from './patience';
import { WakeUps } from './wake-ups';

/** Enough to keep a reader busy, and little enough to hold for each of many. */
const EVENTS_A_BATCH = 200;

export interface ReadOptions extends EventFilter {
  /** At most so many events in a batch; 200 when omitted. */
  readonly batchSize?: number;
}

export interface FollowOptions extends ReadOptions {
  /** Aborted when nobody reads on. */
  readonly signal: AbortSignal;
}

/** The log of everything that happened, for those who read it. Shared by all readers of a process. */
export class EventLog {
  readonly tail: LogTail;
  readonly #wakeUps: WakeUps;

  /** The data source need not be connected before somebody reads. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly logger: Logger,
  ) {
    this.#wakeUps = new WakeUps(urlOf(dataSource), logger);
    this.tail = new LogTail({
      readHead: async () => (await this.#repository().findHead())?.seq ?? 0,
      wakeUps: this.#wakeUps,
      logger,
    });
  }

  /** Before the first event: whoever reads from here learns all that is kept. */
  beginning(): Promise<EventPosition> {
    return this.#repository().findBeginning();
  }

  /** After the last event: whoever reads from here learns what happens from now on. */
  async end(): Promise<EventPosition> {
    return (await this.#repository().findHead()) ?? this.beginning();
  }

  /** What follows a position. Refuses one that this log does not hold, or after which events were removed. */
  read(after: EventPosition, options: ReadOptions = {}): Promise<EventBatch> {
    return readBatch(requestDatabase(this.dataSource), after, options);
  }

  /**
   * Everything after a position, then everything that happens, until the signal is aborted. Read when asked for: a
   * reader that is slow holds one batch and nothing waits for it. A database that is away is waited for. Batches may
   * be empty: they tell that the position has moved on.
   */
  async *follow(after: EventPosition, options: FollowOptions): AsyncGenerator<EventBatch, void> {
    const { signal } = options;
    let position = after;
    while (!signal.aborted) {
      const batch = await patientlyFor(() => this.read(position, options), {
        signal,
        logger: this.logger,
      });
      if (batch === null) {
        return;
      }
      position = batch.position;
      yield batch;
      if (batch.reachedEnd) {
        await this.tail.beyond(position.seq, signal);
      }
    }
  }

  /** How far the consumers have come. */
  consumers(): Promise<readonly ConsumerProgress[]> {
    return this.#repository().listConsumers();
  }

  /** Those who wait are woken; to be called when nobody reads any more, before the data source is closed. */
  close(): Promise<void> {
    return this.#wakeUps.close();
  }

  #repository(): EventLogRepository {
    return new EventLogRepository(requestDatabase(this.dataSource));
  }
}

/** As `EventLog.read`, by whatever database: that of a transaction, for example. */
export async function readBatch(
  database: Database,
  after: EventPosition,
  { batchSize = EVENTS_A_BATCH, ...filter }: ReadOptions,
): Promise<EventBatch> {
  const page = await new EventLogRepository(database).page(after.seq, batchSize, filter);
  expectKnown(after, page);
  const last = page.events.length === batchSize ? page.events.at(-1) : undefined;
  return {
    events: page.events,
    position: last?.position ?? laterOf(after, page.head),
    reachedEnd: last === undefined,
  };
}

function expectKnown({ seq, id }: EventPosition, { logId, wholeAfter, anchorId }: EventPage): void {
  if (seq === 0 || seq > wholeAfter.seq) {
    if (id !== (seq === 0 ? logId : anchorId)) {
      throw new EventCursorUnknown();
    }
  } else if (id !== wholeAfter.id) {
    throw new EventCursorExpired();
  }
}

function laterOf(one: EventPosition, other: EventPosition | null): EventPosition {
  return other !== null && other.seq > one.seq ? other : one;
}

function urlOf({ options }: DataSource): string {
  if (options.type === 'postgres' && options.url !== undefined) {
    return options.url;
  }
  throw new TypeError('The event log needs a data source that has an address.');
}

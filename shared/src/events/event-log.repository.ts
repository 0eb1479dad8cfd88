import { type Database, lockStatement, type PlainStatement } from '../database';
import type { EventFilter, EventId, EventPosition, LoggedEvent } from './event';

/** The channel on which the log says that there is something new, and nothing else. */
export const WAKE_UP_CHANNEL = 'apogee_events';

const LOCK = 'event log';

type StoredEvent = Omit<LoggedEvent, 'position'>;
export type NewEvent = Omit<StoredEvent, 'seq' | 'number'>;

/** With the wake-up call in the same statement: whoever waits for the lock waits for each one more. */
const APPEND = `
  /* events.append */
  with appended as (
    insert into events.event (seq, id, type, version, number, subject, occurred_at, payload)
    select
      coalesce((select max(seq) from events.event), 0) + draft.ordinal,
      draft.id,
      draft.type,
      draft.version,
      coalesce(
        (select last.number from events.event last where last.type = draft.type order by last.seq desc limit 1), 0
      ) + row_number() over (partition by draft.type order by draft.ordinal),
      draft.subject,
      draft.occurred_at,
      draft.payload::jsonb
    from unnest($1::uuid[], $2::text[], $3::integer[], $4::text[], $5::timestamptz[], $6::text[])
      with ordinality as draft (id, type, version, subject, occurred_at, payload, ordinal)
    order by draft.ordinal
    returning seq
  )
  select pg_notify('${WAKE_UP_CHANNEL}', '') from appended limit 1
`;

const HEAD = `
  /* events.head */
  select seq, id from events.event order by seq desc limit 1
`;

const BEGINNING = `
  /* events.beginning */
  select 0::bigint as seq, id from events.log
`;

const EVENT = `event.seq, event.id, event.type, event.version, event.number, event.subject,
    event.occurred_at as "occurredAt", event.payload`;

/** $1 is where the reader is, $2 how much he takes. One statement, so that all of it is of one moment. */
const pageOf = (name: string, events: string): string => `
  /* events.${name} */
  select
    log.id as "logId",
    log.whole_after_seq as "wholeAfterSeq",
    log.whole_after_id as "wholeAfterId",
    anchor.id as "anchorId",
    head.seq as "headSeq",
    head.id as "headId",
    ${EVENT}
  from events.log
  left join events.event anchor on anchor.seq = $1
  left join lateral (select seq, id from events.event order by seq desc limit 1) head on true
  left join lateral (${events}) event on true
  order by event.seq
`;

const PAGE = pageOf('page', 'select * from events.event where seq > $1 order by seq limit $2');

/** One look into the index for each type, so that rare events are found among many others. */
const PAGE_OF_TYPES = pageOf(
  'pageOfTypes',
  `
    select event.*
    from unnest($3::text[]) wanted (type)
    cross join lateral (
      select * from events.event where type = wanted.type and seq > $1 order by seq limit $2
    ) event
    order by event.seq
    limit $2
  `,
);

const PAGE_OF_SUBJECTS = pageOf(
  'pageOfSubjects',
  `
    select event.*
    from unnest($3::text[]) wanted (type)
    cross join unnest($4::text[]) about (subject)
    cross join lateral (
      select * from events.event
      where type = wanted.type and subject = about.subject and seq > $1
      order by seq limit $2
    ) event
    order by event.seq
    limit $2
  `,
);

const LATEST = `
  /* events.latest */
  select ${EVENT} from events.event where type = $1 order by seq desc limit 1
`;

const ADD_CONSUMER = `
  /* events.addConsumer */
  insert into events.consumer (name, seq, id) select $1, 0, id from events.log
  on conflict (name) do nothing
`;

const TAKE_CONSUMER = `
  /* events.takeConsumer */
  select seq, id from events.consumer where name = $1 for update skip locked
`;

const MOVE_CONSUMER = `
  /* events.moveConsumer */
  update events.consumer set seq = $2, id = $3, updated_at = clock_timestamp() where name = $1
`;

const REWIND_CONSUMER = `
  /* events.rewindConsumer */
  update events.consumer set seq = 0, id = log.id, updated_at = clock_timestamp() from events.log where name = $1
`;

const CONSUMERS = `
  /* events.consumers */
  select
    name,
    consumer.seq,
    coalesce((select max(seq) from events.event), 0) - consumer.seq as behind,
    updated_at as "updatedAt"
  from events.consumer
  order by name
`;

/** The last event that was recorded before $1 and that every consumer has read. */
const FIND_REMOVABLE = `
  /* events.findRemovable */
  select seq, id
  from events.event
  where recorded_at < $1 and seq <= coalesce((select min(seq) from events.consumer), seq)
  order by seq desc
  limit 1
`;

const MOVE_BEGINNING = `
  /* events.moveBeginning */
  update events.log set whole_after_seq = $1, whole_after_id = $2 where whole_after_seq < $1
`;

const REMOVE = `
  /* events.remove */
  with removed as (
    delete from events.event
    where seq in (
      select event.seq
      from events.event
      where event.seq <= (select whole_after_seq from events.log)
        and exists (
          select from events.event later
          where later.type = event.type and later.subject = event.subject and later.seq > event.seq
        )
      order by event.seq
      limit $1
    )
    returning seq
  )
  select count(*) as count from removed
`;

/** What the log was when a page was read. */
export interface EventPage {
  readonly logId: EventId;
  readonly wholeAfter: EventPosition;
  /** The event that the reader says to be at, if it is kept. */
  readonly anchorId: EventId | null;
  /** The last event; null when there is none. */
  readonly head: EventPosition | null;
  readonly events: readonly LoggedEvent[];
}

type PageRow = StoredEvent & {
  readonly logId: EventId;
  readonly wholeAfterSeq: number;
  readonly wholeAfterId: EventId;
  readonly anchorId: EventId | null;
  readonly headSeq: number | null;
  readonly headId: EventId;
};

/** How far a consumer has come. */
export interface ConsumerProgress {
  readonly name: string;
  readonly seq: number;
  /** Events that it has not read. */
  readonly behind: number;
  readonly updatedAt: Date;
}

/**
 * Appends events, as what a transaction does last. Whoever appends waits for the one before, until his transaction
 * ends: hence the order of commits, and no holes.
 */
export function appendingOf(events: readonly NewEvent[]): readonly PlainStatement[] {
  const values = [
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    events.map(({ version }) => version),
    events.map(({ subject }) => subject),
    events.map(({ occurredAt }) => occurredAt),
    events.map(({ payload }) => JSON.stringify(payload)),
  ];
  return [lockStatement(LOCK), { text: APPEND, values }];
}

/** The tables of the log. */
export class EventLogRepository {
  constructor(private readonly database: Database) {}

  /** The last event; null when there is none. */
  async findHead(): Promise<EventPosition | null> {
    const [head] = await this.database.query<EventPosition[]>(HEAD);
    return head ?? null;
  }

  async findBeginning(): Promise<EventPosition> {
    const [beginning] = await this.database.query<EventPosition[]>(BEGINNING);
    if (beginning === undefined) {
      throw new TypeError('The event log has lost its own row.');
    }
    return beginning;
  }

  async page(
    afterSeq: number,
    limit: number,
    { types, subjects }: EventFilter = {},
  ): Promise<EventPage> {
    const rows = await this.database.query<PageRow[]>(
      ...pageStatement([afterSeq, limit], types, subjects),
    );
    const [first] = rows;
    if (first === undefined) {
      throw new TypeError('The event log has lost its own row.');
    }
    return {
      logId: first.logId,
      wholeAfter: { seq: first.wholeAfterSeq, id: first.wholeAfterId },
      anchorId: first.anchorId,
      head: first.headSeq === null ? null : { seq: first.headSeq, id: first.headId },
      events: rows.flatMap(eventOf),
    };
  }

  async findLatest(type: string): Promise<StoredEvent | null> {
    const [event] = await this.database.query<StoredEvent[]>(LATEST, [type]);
    return event ?? null;
  }

  /** A new one begins with the first event. */
  async addConsumer(name: string): Promise<void> {
    await this.database.query(ADD_CONSUMER, [name]);
  }

  /** Where a consumer is, and until this transaction ends nobody else's; null when somebody else has it. */
  async takeConsumer(name: string): Promise<EventPosition | null> {
    const [position] = await this.database.query<EventPosition[]>(TAKE_CONSUMER, [name]);
    return position ?? null;
  }

  async moveConsumer(name: string, { seq, id }: EventPosition): Promise<void> {
    await this.database.query(MOVE_CONSUMER, [name, seq, id]);
  }

  async rewindConsumer(name: string): Promise<void> {
    await this.database.query(REWIND_CONSUMER, [name]);
  }

  listConsumers(): Promise<ConsumerProgress[]> {
    return this.database.query<ConsumerProgress[]>(CONSUMERS);
  }

  /** The last event that may go; null when none may. */
  async findRemovable(recordedBefore: Date): Promise<EventPosition | null> {
    const [position] = await this.database.query<EventPosition[]>(FIND_REMOVABLE, [recordedBefore]);
    return position ?? null;
  }

  /** Removes events up to this one that a later one of the same type and subject follows. Returns how many. */
  async removeUpTo({ seq, id }: EventPosition, limit: number): Promise<number> {
    await this.database.query(MOVE_BEGINNING, [seq, id]);
    const [removed] = await this.database.query<{ count: number }[]>(REMOVE, [limit]);
    return removed?.count ?? 0;
  }
}

function pageStatement(
  parameters: readonly unknown[],
  types: EventFilter['types'],
  subjects: EventFilter['subjects'],
): [statement: string, parameters: unknown[]] {
  if (types === undefined) {
    return [PAGE, [...parameters]];
  }
  return subjects === undefined
    ? [PAGE_OF_TYPES, [...parameters, types]]
    : [PAGE_OF_SUBJECTS, [...parameters, types, subjects]];
}

function eventOf(row: PageRow): readonly LoggedEvent[] {
  const { seq, id, type, version, number, subject, occurredAt, payload } = row;
  // The outer join's row of a page without events.
  const isThere = (seq as number | null) !== null;
  const position = seq <= row.wholeAfterSeq ? { seq, id: row.wholeAfterId } : { seq, id };
  return isThere
    ? [{ seq, id, position, type, version, number, subject, occurredAt, payload }]
    : [];
}

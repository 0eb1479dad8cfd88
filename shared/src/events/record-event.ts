import { randomUUID } from 'node:crypto';
import type { EventContract } from '../contracts';
import { beforeCommit, type Database } from '../database';
import type { EventId } from './event';
import { appendingOf, type NewEvent } from './event-log.repository';

/** A fact as somebody records it. */
export interface EventDraft<Payload> {
  /** What it happened to, as the contract says. */
  readonly subject: string;
  readonly occurredAt: Date;
  readonly payload: Payload;
}

/** What each transaction that is under way has recorded. */
const recorded = new WeakMap<Database, NewEvent[]>();

/**
 * Records an event in the transaction of the fact: both are committed, or neither. It is written at the end of the
 * transaction: whoever appends waits for the one before, and that lock is thus always the last one taken and held for
 * the shortest time. Among each other, a transaction's events keep the order in which they were recorded.
 */
export function recordEvent<Payload>(
  database: Database,
  contract: EventContract<Payload>,
  draft: EventDraft<Payload>,
): EventId {
  const event = sealEvent(contract, draft);
  const events = recorded.get(database);
  if (events !== undefined) {
    events.push(event);
    return event.id;
  }
  const first = [event];
  recorded.set(database, first);
  beforeCommit(database, () => {
    recorded.delete(database);
    return appendingOf(first);
  });
  return event.id;
}

/** A payload that breaks its contract would stay wrong for ever. */
function sealEvent<Payload>(
  { type, version, payload: schema }: EventContract<Payload>,
  { subject, occurredAt, payload }: EventDraft<Payload>,
): NewEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this is where ids of events are made
  const id = randomUUID() as EventId;
  return { id, type, version, subject, occurredAt, payload: schema.parse(payload) };
}

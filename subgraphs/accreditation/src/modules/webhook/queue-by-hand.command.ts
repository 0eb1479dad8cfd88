import { labelDecided } from '@apogee/shared/contracts';
import { Refused } from '@apogee/shared/errors';
import {
  cursorOf,
  type EventLog,
  type EventPosition,
  type LoggedEvent,
  positionOf,
} from '@apogee/shared/events';
import { queueMessages } from './queue-messages.command';
import { lockOwn, vaultOf, type WebhookWriteContext } from './webhook.command';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';
import type { WebhookEndpointId } from './webhook-endpoint';
import { testMessage } from './webhook-message.events';
import { webhookRefusal } from './webhook-refusals';

/** Events that one replay looks at: a request must not read the whole log. */
const MOST_REPLAYED = 2_000;
/** More than this is not put behind what waits already. */
const LONGEST_QUEUE = 10_000;

/** Which events are sent once more: after a cursor, between two moments, or both; null asks for nothing. */
export interface ReplayRange {
  readonly after: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
}

export interface Replay {
  readonly queued: number;
  /** Where the next replay goes on. */
  readonly endCursor: string;
  /** Whether there is nothing more in the range. */
  readonly isComplete: boolean;
}

type ReplayContext = WebhookWriteContext & { readonly events: EventLog };

/**
 * Puts label decisions that happened before behind what waits, in their order and as the endpoint's conditions want
 * them. Each has the identifier that it always had.
 */
export async function replayEvents(
  write: ReplayContext,
  { endpointId, ...range }: ReplayRange & { readonly endpointId: WebhookEndpointId },
): Promise<Replay> {
  vaultOf(write);
  const { events, position, isComplete } = await readRange(write.events, range);
  const queued = await write.inTransaction(async (database) => {
    const { id, conditions } = await lockOwn(database, write, endpointId);
    const waiting = await new WebhookDeliveryRepository(database).countWaiting([id]);
    const count = waiting[0]?.count ?? 0;
    if (count > LONGEST_QUEUE) {
      throw new Refused([webhookRefusal('WEBHOOK_QUEUE_TOO_LONG', { values: { waiting: count } })]);
    }
    const listeners = [{ id, conditions, afterSeq: 0 }];
    return queueMessages(database, { events, listeners }, write.clock.now());
  });
  return { queued, endCursor: cursorOf(position), isComplete };
}

interface ReadRange {
  readonly events: readonly LoggedEvent[];
  readonly position: EventPosition;
  readonly isComplete: boolean;
}

async function readRange(log: EventLog, { after, from, until }: ReplayRange): Promise<ReadRange> {
  const start = after === null ? await log.beginning() : positionOf(after);
  const { events, position, reachedEnd } = await log.read(start, {
    types: [labelDecided.type],
    batchSize: MOST_REPLAYED,
  });
  const wanted = events.filter(
    ({ occurredAt }) =>
      (from === null || occurredAt >= from) && (until === null || occurredAt < until),
  );
  return { events: wanted, position, isComplete: reachedEnd };
}

/** Sends a message that says that sending works: at once and once, also to an endpoint that is paused or disabled. */
export function sendTest(
  write: WebhookWriteContext,
  endpointId: WebhookEndpointId,
): Promise<string> {
  vaultOf(write);
  return write.inTransaction(async (database) => {
    const endpoint = await lockOwn(database, write, endpointId);
    const now = write.clock.now();
    const deliveries = new WebhookDeliveryRepository(database);
    const message = testMessage(endpoint.id, now);
    await deliveries.addMessages([message], now);
    await deliveries.add([{ endpointId: endpoint.id, messageId: message.id }], {
      isTest: true,
      now,
    });
    return message.id;
  });
}

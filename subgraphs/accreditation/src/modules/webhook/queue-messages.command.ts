import type { LabelDecided } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import type { LoggedEvent } from '@apogee/shared/events';
import { asDecision, isWanted } from '../event-stream';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';
import type { EndpointConditions, WebhookEndpointId } from './webhook-endpoint';
import { messageOf } from './webhook-message.events';

/** Somebody who is to be told of some events. */
export interface Listener {
  readonly id: WebhookEndpointId;
  readonly afterSeq: number;
  readonly conditions: EndpointConditions;
}

/**
 * Puts events behind what waits for each listener that wants them, in the order in which they are given. Returns how
 * many messages that makes.
 */
export async function queueMessages(
  database: Database,
  {
    events,
    listeners,
  }: { readonly events: readonly LoggedEvent[]; readonly listeners: readonly Listener[] },
  now: Date,
): Promise<number> {
  const queued = events.flatMap((event) =>
    listeners.filter((listener) => wants(listener, event)).map(({ id }) => ({ event, id })),
  );
  if (queued.length === 0) {
    return 0;
  }
  const deliveries = new WebhookDeliveryRepository(database);
  const wanted = new Set(queued.map(({ event }) => event));
  await deliveries.addMessages([...wanted].map(messageOf), now);
  const added = await deliveries.add(
    queued.map(({ event, id }) => ({ endpointId: id, messageId: event.id })),
    { isTest: false, now },
  );
  return added.length;
}

function wants({ afterSeq, conditions }: Listener, { seq, payload }: LoggedEvent): boolean {
  const decided: LabelDecided = asDecision(payload);
  return seq > afterSeq && isWanted(conditions, decided);
}

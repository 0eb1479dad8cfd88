import type { Clock } from '@apogee/shared/clock';
import { labelDecided } from '@apogee/shared/contracts';
import type { EventConsumer } from '@apogee/shared/events';
import { queueMessages } from './queue-messages.command';
import { WebhookEndpointRepository } from './webhook-endpoint.repository';

/**
 * Puts label decisions into the queues of the endpoints that want them: once each, as the checkpoint moves in the same
 * transaction. Endpoints are read after the events, so one that is there before an event is not passed over.
 */
export function webhookQueue(clock: Clock, handled: () => void): EventConsumer {
  return {
    name: 'webhooks',
    filter: { types: [labelDecided.type] },
    handle: async (database, events) => {
      const listeners = await new WebhookEndpointRepository(database).findListening();
      await queueMessages(database, { events, listeners }, clock.now());
    },
    handled,
  };
}

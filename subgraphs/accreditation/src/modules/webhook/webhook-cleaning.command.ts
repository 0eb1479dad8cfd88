import type { ScheduledJob } from '../schedule';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';

const DAY_MS = 86_400_000;

/**
 * Gives up what could not be delivered for so many days, and removes what ended so long ago. The log may still hold the
 * events: a replay sends them then.
 */
export function webhookCleaning(keepDays: number): ScheduledJob {
  return {
    name: 'clean webhook deliveries',
    doSome: async ({ database, at, limit }) => {
      const deliveries = new WebhookDeliveryRepository(database);
      const before = new Date(at.getTime() - keepDays * DAY_MS);
      const givenUp = await deliveries.giveUp(before, { now: at, limit });
      const removed = await deliveries.removeEnded(before, limit);
      const messages = await deliveries.removeMessages(before, limit);
      return [...givenUp, ...removed, ...messages];
    },
  };
}

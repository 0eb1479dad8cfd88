import { groupByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import type { WebhookAttempt } from './webhook-delivery';
import type { WebhookDeliveryRepository } from './webhook-delivery.repository';
import type { WebhookEndpointId } from './webhook-endpoint';

/** Attempts that are shown of a delivery. */
export const MOST_ATTEMPTS = 20;

export interface WebhookLoaders {
  /** How many messages wait for an endpoint. */
  readonly waiting: DataLoader<WebhookEndpointId, number>;
  /** The last attempts of a delivery, newest first. */
  readonly attempts: DataLoader<string, readonly WebhookAttempt[]>;
}

export function createWebhookLoaders(deliveries: WebhookDeliveryRepository): WebhookLoaders {
  return {
    waiting: new DataLoader(async (ids) => {
      const counts = await deliveries.countWaiting(ids);
      const byId = new Map(counts.map(({ endpointId, count }) => [endpointId, count]));
      return ids.map((id) => byId.get(id) ?? 0);
    }),
    attempts: new DataLoader(async (ids) =>
      groupByKey(
        ids,
        await deliveries.findAttempts(ids, MOST_ATTEMPTS),
        ({ deliveryId }) => deliveryId,
      ),
    ),
  };
}

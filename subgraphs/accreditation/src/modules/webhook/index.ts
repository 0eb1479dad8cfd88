/** Label decisions for tools that keep no connection: signed, in order, sent again until accepted. See ADR 27. */

export { createWebhookLoaders } from './webhook.loader';
export { createWebhookRegister } from './webhook.register';
export {
  type WebhookContext,
  WebhookDeliveryResolver,
  WebhookEndpointResolver,
} from './webhook.resolver';
export { createWebhookDesk, type WebhookSettings, webhooksOf } from './webhook.runner';
export { webhookCleaning } from './webhook-cleaning.command';
export { WebhookDeliveryRepository } from './webhook-delivery.repository';
export type { WebhookDesk } from './webhook-desk';
export { WebhookEndpointRepository } from './webhook-endpoint.repository';
export { WebhookMutations } from './webhook-mutations.resolver';

import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import { actorOf, type WriteContext } from '../procedure';
import type { SecretVault } from './secret-vault';
import type { WebhookDesk } from './webhook-desk';
import type { WebhookEndpoint, WebhookEndpointId } from './webhook-endpoint';
import { WebhookEndpointRepository } from './webhook-endpoint.repository';
import { webhookRefusal } from './webhook-refusals';

/** What changes of webhooks need beside their input. */
export interface WebhookWriteContext extends WriteContext {
  readonly webhooks: WebhookDesk;
}

export function vaultOf({ webhooks: { vault } }: WebhookWriteContext): SecretVault {
  if (vault === null) {
    throw new Refused([webhookRefusal('WEBHOOKS_OFF')]);
  }
  return vault;
}

export async function lockOwn(
  database: Database,
  { caller }: WriteContext,
  id: WebhookEndpointId,
): Promise<WebhookEndpoint> {
  const endpoint = await new WebhookEndpointRepository(database).lock(actorOf(caller), id);
  if (endpoint === null) {
    throw new Refused([webhookRefusal('WEBHOOK_NOT_FOUND', { path: ['input', 'endpointId'] })]);
  }
  return endpoint;
}

import { Refused } from '@apogee/shared/errors';
import type { EventLog } from '@apogee/shared/events';
import { actorOf, expectVersion, newId } from '../procedure';
import { lockOwn, vaultOf, type WebhookWriteContext } from './webhook.command';
import {
  type EndpointConditions,
  paused,
  resumed,
  type WebhookEndpoint,
  type WebhookEndpointId,
} from './webhook-endpoint';
import { WebhookEndpointRepository } from './webhook-endpoint.repository';
import { webhookRefusal } from './webhook-refusals';
import { newSecret } from './webhook-signature';

/** Endpoints that one owner may have. */
const MOST_ENDPOINTS = 20;

export interface EndpointParticulars {
  readonly url: string;
  readonly description: string | null;
  readonly conditions: EndpointConditions;
}

/** An endpoint with the secret that its messages are signed with: told this once. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

/** An endpoint as somebody saw it who decided upon a change. */
export interface SeenEndpoint {
  readonly endpointId: WebhookEndpointId;
  readonly expectedVersion: number;
}

/** It is told of what is committed once the registration is. */
export async function registerEndpoint(
  write: WebhookWriteContext & { readonly events: EventLog },
  particulars: EndpointParticulars,
): Promise<EndpointWithSecret> {
  const vault = vaultOf(write);
  expectGoodUrl(write, particulars.url);
  const { seq: afterSeq } = await write.events.end();
  return write.inTransaction(async (database) => {
    const endpoints = new WebhookEndpointRepository(database);
    const owner = actorOf(write.caller);
    await endpoints.lockOwner(owner);
    if ((await endpoints.count(owner)) >= MOST_ENDPOINTS) {
      throw new Refused([
        webhookRefusal('TOO_MANY_WEBHOOKS', { values: { limit: MOST_ENDPOINTS } }),
      ]);
    }
    const endpoint = newEndpoint({ ...particulars, owner, afterSeq }, write.clock.now());
    const secret = newSecret();
    await endpoints.insert(endpoint, vault.seal(secret, endpoint.id));
    return { endpoint, secret };
  });
}

function newEndpoint(
  given: EndpointParticulars & Pick<WebhookEndpoint, 'owner' | 'afterSeq'>,
  now: Date,
): WebhookEndpoint {
  return {
    ...given,
    id: newId<WebhookEndpointId>('whe'),
    state: 'ACTIVE',
    disabledBecause: null,
    failures: 0,
    failingSince: null,
    notBefore: now,
    lastSuccessAt: null,
    lastFailureAt: null,
    formerSecretUntil: null,
    createdAt: now,
    version: 1,
  };
}

/** What waits goes to the new address, at once; which events are told changes for those to come. */
export function changeEndpoint(
  write: WebhookWriteContext,
  { url, description, conditions, ...seen }: SeenEndpoint & EndpointParticulars,
): Promise<WebhookEndpoint> {
  expectGoodUrl(write, url);
  return alterEndpoint(write, seen, (endpoint) => {
    const changed = { ...endpoint, url, description, conditions };
    return url === endpoint.url || endpoint.state !== 'ACTIVE'
      ? changed
      : resumed(changed, write.clock.now());
  });
}

export function pauseEndpoint(
  write: WebhookWriteContext,
  seen: SeenEndpoint,
): Promise<WebhookEndpoint> {
  return alterEndpoint(write, seen, paused);
}

export function resumeEndpoint(
  write: WebhookWriteContext,
  seen: SeenEndpoint,
): Promise<WebhookEndpoint> {
  return alterEndpoint(write, seen, (endpoint) => resumed(endpoint, write.clock.now()));
}

export function removeEndpoint(
  write: WebhookWriteContext,
  { endpointId, expectedVersion }: SeenEndpoint,
): Promise<WebhookEndpoint> {
  return write.inTransaction(async (database) => {
    const endpoint = await lockOwn(database, write, endpointId);
    expectVersion(endpoint, expectedVersion);
    await new WebhookEndpointRepository(database).remove(endpointId);
    return endpoint;
  });
}

const HOUR_MS = 3_600_000;

/** Signs with a new secret from now on, and for some hours with the present one as well. */
export function rotateSecret(
  write: WebhookWriteContext,
  { keepFormerHours, ...seen }: SeenEndpoint & { readonly keepFormerHours: number },
): Promise<EndpointWithSecret> {
  const vault = vaultOf(write);
  const secret = newSecret();
  return write.inTransaction(async (database) => {
    const endpoint = await lockOwn(database, write, seen.endpointId);
    expectVersion(endpoint, seen.expectedVersion);
    const formerUntil =
      keepFormerHours === 0
        ? null
        : new Date(write.clock.now().getTime() + keepFormerHours * HOUR_MS);
    const endpoints = new WebhookEndpointRepository(database);
    const sealed = vault.seal(secret, endpoint.id);
    await endpoints.replaceSecret(endpoint.id, { secret: sealed, formerUntil });
    const version = endpoint.version + 1;
    const rotated = { ...endpoint, formerSecretUntil: formerUntil, version };
    await endpoints.update(rotated);
    return { endpoint: rotated, secret };
  });
}

function alterEndpoint(
  write: WebhookWriteContext,
  { endpointId, expectedVersion }: SeenEndpoint,
  alter: (endpoint: WebhookEndpoint) => WebhookEndpoint,
): Promise<WebhookEndpoint> {
  return write.inTransaction(async (database) => {
    const endpoint = await lockOwn(database, write, endpointId);
    expectVersion(endpoint, expectedVersion);
    const altered = { ...alter(endpoint), version: endpoint.version + 1 };
    await new WebhookEndpointRepository(database).update(altered);
    return altered;
  });
}

function expectGoodUrl({ webhooks }: WebhookWriteContext, url: string): void {
  const fault = webhooks.faultOf(url);
  if (fault !== null) {
    throw new Refused([webhookRefusal(fault, { path: ['input', 'url'] })]);
  }
}

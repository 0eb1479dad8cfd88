import { randomUUID } from 'node:crypto';
import type { Clock } from '@apogee/shared/clock';
import type { Database, InTransaction } from '@apogee/shared/database';
import { type AttemptOutcome, failedFor, isAccepted, WebhookFault } from './attempt-outcome';
import { afterAttempt, type RetryPolicy } from './retry-policy';
import type { SecretVault } from './secret-vault';
import type { SendWebhook } from './webhook.sender';
import type { ClaimedDelivery, MadeAttempt } from './webhook-delivery';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';
import { WebhookEndpointRepository } from './webhook-endpoint.repository';
import { MESSAGE_CONTENT_TYPE } from './webhook-message.events';
import { signedHeaders } from './webhook-signature';

export interface DeliveryDeps {
  readonly clock: Clock;
  readonly inTransaction: InTransaction;
  readonly send: SendWebhook;
  readonly vault: SecretVault;
  readonly policy: RetryPolicy;
  /** For how long a message is one sender's: longer than sending can take. */
  readonly claimMs: number;
}

/** What became of an endpoint by an attempt, for whoever is to know. */
export interface DeliveryReport {
  readonly outcome: AttemptOutcome;
  /** Whether nothing more is sent because of it. */
  readonly isDisabled: boolean;
}

/**
 * Takes on what is to be sent next, at most one message for each endpoint. The claim is committed before anything is
 * sent and holds for a time: no transaction is open while a receiver is waited for, and who is killed is replaced when
 * the time is over.
 */
export function claimDeliveries(
  { clock, inTransaction, claimMs }: DeliveryDeps,
  limit: number,
): Promise<readonly ClaimedDelivery[]> {
  return inTransaction(async (database) => {
    const deliveries = new WebhookDeliveryRepository(database);
    const now = clock.now();
    const due = await deliveries.lockDue(now, limit);
    if (due.length === 0) {
      return [];
    }
    const until = new Date(now.getTime() + claimMs);
    return deliveries.claim(due, { claim: randomUUID(), now, until });
  });
}

/**
 * Sends a message once, then records what came of it and gives the endpoint back. Null: it was stopped, or so late that
 * the message may be somebody else's.
 */
export async function deliver(
  deps: DeliveryDeps,
  delivery: ClaimedDelivery,
  signal: AbortSignal,
): Promise<DeliveryReport | null> {
  const startedAt = deps.clock.now();
  if (startedAt >= delivery.claimedUntil) {
    return null;
  }
  const begin = performance.now();
  const outcome = await sendOnce(deps, delivery, { startedAt, signal });
  if (signal.aborted && outcome.fault !== null) {
    await deps.inTransaction((database) =>
      new WebhookEndpointRepository(database).release(delivery.endpointId, delivery.claim),
    );
    return null;
  }
  const durationMs = Math.round(performance.now() - begin);
  const attempt = { startedAt, durationMs, outcome };
  return deps.inTransaction((database) => record(database, { deps, delivery, attempt }));
}

async function sendOnce(
  { send, vault }: DeliveryDeps,
  delivery: ClaimedDelivery,
  { startedAt, signal }: { readonly startedAt: Date; readonly signal: AbortSignal },
): Promise<AttemptOutcome> {
  const { messageId, url, body } = delivery;
  const secrets = openSecrets(vault, delivery, startedAt);
  if (secrets === null) {
    return failedFor(WebhookFault.SECRET_UNREADABLE);
  }
  const signed = signedHeaders({ id: messageId, sentAt: startedAt, body }, secrets);
  const headers = {
    'content-type': MESSAGE_CONTENT_TYPE,
    'user-agent': 'Apogee-Webhooks',
    ...signed,
  };
  return send({ url, headers, body }, signal);
}

/** Null when the operator's key is another one than they were sealed with. */
function openSecrets(
  vault: SecretVault,
  { endpointId, secret, formerSecret, formerSecretUntil }: ClaimedDelivery,
  now: Date,
): readonly string[] | null {
  const isFormerGood = formerSecretUntil !== null && now < formerSecretUntil;
  const sealed = isFormerGood && formerSecret !== null ? [secret, formerSecret] : [secret];
  try {
    return sealed.map((text) => vault.open(text, endpointId));
  } catch {
    return null;
  }
}

interface Recording {
  readonly deps: DeliveryDeps;
  readonly delivery: ClaimedDelivery;
  readonly attempt: MadeAttempt;
}

/** Does nothing when the claim is over: whoever has it now sends again, with the same identifier. */
async function record(
  database: Database,
  { deps: { clock, policy }, delivery, attempt }: Recording,
): Promise<DeliveryReport | null> {
  const endpoints = new WebhookEndpointRepository(database);
  const endpoint = await endpoints.lockClaimed(delivery.endpointId, delivery.claim);
  if (endpoint === null) {
    return null;
  }
  const { outcome } = attempt;
  const at = clock.now();
  const ended = endedState(delivery, outcome);
  await new WebhookDeliveryRepository(database).addAttempt(delivery.id, attempt, {
    state: ended,
    endedAt: ended === 'WAITING' ? null : at,
  });
  await endpoints.release(delivery.endpointId, delivery.claim);
  if (delivery.isTest) {
    return { outcome, isDisabled: false };
  }
  const health = afterAttempt(endpoint, { outcome, at, random: Math.random() }, policy);
  const isDisabled = health.state === 'DISABLED' && endpoint.state !== 'DISABLED';
  const version = isDisabled ? endpoint.version + 1 : endpoint.version;
  await endpoints.update({ ...endpoint, ...health, version });
  return { outcome, isDisabled };
}

function endedState(
  { isTest }: ClaimedDelivery,
  outcome: AttemptOutcome,
): 'DELIVERED' | 'GIVEN_UP' | 'WAITING' {
  if (isAccepted(outcome)) {
    return 'DELIVERED';
  }
  return isTest ? 'GIVEN_UP' : 'WAITING';
}

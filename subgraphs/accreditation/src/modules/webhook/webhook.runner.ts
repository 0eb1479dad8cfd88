import type { Clock } from '@apogee/shared/clock';
import type { InTransaction } from '@apogee/shared/database';
import type { EventConsumer } from '@apogee/shared/events';
import type { Running } from '@apogee/shared/lifecycle';
import type { Logger } from '@apogee/shared/logger';
import { AddressGuard, type AddressRules } from './address.guard';
import type { RetryPolicy } from './retry-policy';
import { SecretVault } from './secret-vault';
import { webhookQueue } from './webhook.consumer';
import { createSender } from './webhook.sender';
import { WebhookWorker } from './webhook.worker';
import type { WebhookDesk } from './webhook-desk';

/** How webhooks are sent, in every run mode. */
export interface WebhookSettings {
  /** Of 32 bytes each. None: webhooks are off. */
  readonly secretKeys: readonly Buffer[];
  /** Whether this process queues and sends; another one may. */
  readonly isSending: boolean;
  readonly addresses: AddressRules;
  readonly policy: RetryPolicy;
  /** How long a receiver may take. */
  readonly timeoutMs: number;
  /** Receivers that are waited for at the same time. */
  readonly concurrency: number;
  readonly keepDays: number;
}

export function createWebhookDesk({ secretKeys, addresses }: WebhookSettings): WebhookDesk {
  const guard = new AddressGuard(addresses);
  return { vault: vaultOf(secretKeys), faultOf: (url) => guard.faultOf(url) };
}

function vaultOf([first, ...others]: readonly Buffer[]): SecretVault | null {
  return first === undefined ? null : new SecretVault([first, ...others]);
}

/** A claim outlasts a receiver that uses all of its time, with as much again for the records before and after. */
const CLAIM_TIMEOUTS = 2;

export interface WebhookSurroundings {
  readonly clock: Clock;
  readonly inTransaction: InTransaction;
  readonly logger: Logger;
}

/** What this process does about webhooks by itself. */
export interface RunningWebhooks {
  readonly consumers: readonly EventConsumer[];
  readonly beginWork: () => readonly Running[];
}

/** Nothing when webhooks are off, or another process sends them. */
export function webhooksOf(
  settings: WebhookSettings,
  { vault }: WebhookDesk,
  surroundings: WebhookSurroundings,
): RunningWebhooks {
  if (vault === null || !settings.isSending) {
    return { consumers: [], beginWork: () => [] };
  }
  const { policy, timeoutMs, concurrency } = settings;
  const send = createSender({ guard: new AddressGuard(settings.addresses), timeoutMs });
  const claimMs = CLAIM_TIMEOUTS * timeoutMs;
  const work = { ...surroundings, send, vault, policy, claimMs, concurrency };
  let worker: WebhookWorker | undefined;
  return {
    consumers: [webhookQueue(surroundings.clock, () => worker?.wake())],
    beginWork: () => {
      worker = new WebhookWorker(work);
      return [worker];
    },
  };
}

import type { Brand, FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';

export type WebhookEndpointId = Brand<string, 'WebhookEndpointId'>;

export const WebhookState = { ACTIVE: 'ACTIVE', PAUSED: 'PAUSED', DISABLED: 'DISABLED' } as const;
export type WebhookState = (typeof WebhookState)[keyof typeof WebhookState];

/** Why nothing is sent any more until the owner resumes the endpoint. */
export const DisablingReason = { GONE: 'GONE', FAILING: 'FAILING' } as const;
export type DisablingReason = (typeof DisablingReason)[keyof typeof DisablingReason];

/** Which label decisions an endpoint is told of; null asks for nothing. */
export interface EndpointConditions {
  readonly labels: readonly LabelNumber[] | null;
  readonly holders: readonly FirmId[] | null;
  readonly items: readonly ItemId[] | null;
  readonly outcomes: readonly string[] | null;
}

/** How it goes with sending to an endpoint. */
export interface EndpointHealth {
  readonly state: WebhookState;
  /** Null unless it is disabled. */
  readonly disabledBecause: DisablingReason | null;
  /** Attempts in a row that failed. */
  readonly failures: number;
  /** When the first of them failed; null when the last attempt succeeded. */
  readonly failingSince: Date | null;
  /** Nothing is sent before. */
  readonly notBefore: Date;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
}

/** Where somebody wants to be told of label decisions. */
export interface WebhookEndpoint extends EndpointHealth {
  readonly id: WebhookEndpointId;
  /** Subject of the token that registered it: whose it is. */
  readonly owner: string;
  readonly url: string;
  readonly description: string | null;
  readonly conditions: EndpointConditions;
  /** Only events with a greater number are told: what happened before it was registered is not. */
  readonly afterSeq: number;
  readonly createdAt: Date;
  /** Until when messages are signed with the secret before this one as well; null: they are not. */
  readonly formerSecretUntil: Date | null;
  /** Grows by one with each change by its owner, and when it is disabled. */
  readonly version: number;
}

/** Sends again at once, whatever it waited for. */
export function resumed(endpoint: WebhookEndpoint, now: Date): WebhookEndpoint {
  return {
    ...endpoint,
    state: 'ACTIVE',
    disabledBecause: null,
    failures: 0,
    failingSince: null,
    notBefore: now,
  };
}

/** What happens meanwhile waits, and is sent when it is resumed. */
export function paused(endpoint: WebhookEndpoint): WebhookEndpoint {
  return { ...endpoint, state: 'PAUSED', disabledBecause: null };
}

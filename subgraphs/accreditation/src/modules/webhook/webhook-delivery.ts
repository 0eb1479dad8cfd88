import type { AttemptOutcome, WebhookFault } from './attempt-outcome';
import type { WebhookEndpointId } from './webhook-endpoint';

export const DeliveryState = {
  WAITING: 'WAITING',
  DELIVERED: 'DELIVERED',
  GIVEN_UP: 'GIVEN_UP',
} as const;
export type DeliveryState = (typeof DeliveryState)[keyof typeof DeliveryState];

/** What is sent, word for word. */
export interface WebhookMessage {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly occurredAt: Date;
  readonly body: string;
}

/** A message on its way to an endpoint. */
export interface WebhookDelivery extends Omit<WebhookMessage, 'id' | 'body'> {
  readonly id: string;
  readonly endpointId: WebhookEndpointId;
  readonly messageId: string;
  readonly isTest: boolean;
  readonly state: DeliveryState;
  readonly attemptCount: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** One time that a message was sent. */
export interface WebhookAttempt {
  readonly deliveryId: string;
  readonly number: number;
  readonly at: Date;
  readonly durationMs: number;
  readonly status: number | null;
  readonly fault: WebhookFault | null;
}

/** A message that somebody has taken on to send now. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly claim: string;
  /** From then on it is somebody else's to send. */
  readonly claimedUntil: Date;
  readonly isTest: boolean;
  readonly endpointId: WebhookEndpointId;
  readonly url: string;
  readonly secret: string;
  readonly formerSecret: string | null;
  readonly formerSecretUntil: Date | null;
  readonly messageId: string;
  readonly body: string;
}

/** An attempt that has ended, as its sender saw it. */
export interface MadeAttempt {
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly outcome: AttemptOutcome;
}

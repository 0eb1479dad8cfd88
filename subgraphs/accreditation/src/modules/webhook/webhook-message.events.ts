import { randomUUID } from 'node:crypto';
import {
  labelDecided,
  versionedType,
  WEBHOOK_SOURCE,
  webhookTestedMessage,
} from '@apogee/shared/contracts';
import { cursorOf, type LoggedEvent } from '@apogee/shared/events';
import type { WebhookMessage } from './webhook-delivery';

/** What its receiver is told is of this content type: CloudEvents 1.0 in structured mode. */
export const MESSAGE_CONTENT_TYPE = 'application/cloudevents+json; charset=utf-8';

/** A label decision as it is sent: with what is needed to put it into order and to catch up by query. */
export function messageOf(event: LoggedEvent): WebhookMessage {
  const { id, subject, occurredAt, version, number, position, payload } = event;
  const type = versionedType({ type: labelDecided.type, version });
  const body = {
    specversion: '1.0',
    id,
    source: WEBHOOK_SOURCE,
    type,
    subject,
    time: occurredAt.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `urn:apogee:event:${type}`,
    // Attributes of our own: its number among all label decisions, and where to go on by query or subscription.
    seq: number,
    cursor: cursorOf(position),
    data: payload,
  };
  return { id, type, subject, occurredAt, body: JSON.stringify(body) };
}

/** Says that sending works, and nothing else. */
export function testMessage(endpointId: string, now: Date): WebhookMessage {
  const id = randomUUID();
  const { type } = webhookTestedMessage;
  const body = {
    specversion: '1.0',
    id,
    source: WEBHOOK_SOURCE,
    type,
    subject: endpointId,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    data: {},
  };
  return { id, type, subject: endpointId, occurredAt: now, body: JSON.stringify(body) };
}

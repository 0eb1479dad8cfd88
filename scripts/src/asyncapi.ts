import {
  type EventContract,
  eventContracts,
  jsonSchema,
  versionedType,
  type WebhookMessageContract,
  webhookMessages,
} from '@apogee/shared/contracts';

/**
 * The events of the log and the messages to webhook endpoints as an AsyncAPI 3 document of who receives them, from the
 * contracts that events are checked against when recorded.
 */
export function asyncApiText(): string {
  const events = eventContracts.map(
    (contract) => [versionedType(contract), messageOf(contract)] as const,
  );
  const posted = webhookMessages.map(
    (contract) => [`webhook.${contract.type}`, webhookMessageOf(contract)] as const,
  );
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Apogee events',
      version: '1.0.0',
      description:
        'What the event log holds: at least once, in the order of commits, without holes. Label decisions, steps of files and votes are told by the subscriptions of the graph; label decisions are also posted to webhook endpoints. See docs/events.md and docs/webhooks.md.',
    },
    defaultContentType: 'application/json',
    channels: {
      eventLog: {
        description: 'The event log, read from a cursor on.',
        messages: referencesTo(events),
      },
      webhookEndpoint: {
        description:
          'An address of the receiver, registered by `registerWebhookEndpoint`. Messages come one at a time, by POST; any status from 200 to 299 accepts one.',
        messages: referencesTo(posted),
      },
    },
    operations: {
      followEventLog: {
        action: 'receive',
        channel: { $ref: '#/channels/eventLog' },
        summary: 'Follow what happens.',
      },
      receiveWebhook: {
        action: 'receive',
        channel: { $ref: '#/channels/webhookEndpoint' },
        summary: 'Be posted label decisions, at least once, in the order of commits.',
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: {
      messages: Object.fromEntries([...events, ...posted]),
    },
  };
  return JSON.stringify(document, null, 2);
}

function referencesTo(messages: readonly (readonly [string, object])[]): object {
  return Object.fromEntries(
    messages.map(([name]) => [name, { $ref: `#/components/messages/${name}` }]),
  );
}

function messageOf(contract: EventContract): object {
  return {
    name: versionedType(contract),
    summary: contract.summary,
    description: `Subject: ${contract.subject}`,
    payload: jsonSchema(contract.payload),
  };
}

/** The headers of Standard Webhooks. */
const WEBHOOK_HEADERS = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', description: 'The `id` of the body.' },
    'webhook-timestamp': {
      type: 'string',
      pattern: '^[0-9]+$',
      description:
        'When this attempt was made, in seconds since 1970. Refuse what is older than five minutes.',
    },
    'webhook-signature': {
      type: 'string',
      description:
        '`v1,` and the HMAC-SHA256, in base64, of id, timestamp and body joined by points; several, with a space between them, while a secret is rotated.',
    },
  },
};

function webhookMessageOf({ type, summary, subject, body }: WebhookMessageContract): object {
  return {
    name: type,
    summary,
    description: `Subject: ${subject}`,
    contentType: 'application/cloudevents+json',
    headers: WEBHOOK_HEADERS,
    payload: jsonSchema(body),
  };
}

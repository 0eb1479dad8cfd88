import { z } from 'zod';
import { versionedType } from './event-contract';
import { labelDecided } from './label-events';

/** What is posted to webhook endpoints: CloudEvents 1.0 in structured mode. */
export interface WebhookMessageContract {
  /** The CloudEvents attribute `type`: owner, fact and version. */
  readonly type: string;
  /** Why it is sent, in a sentence. */
  readonly summary: string;
  /** What the attribute `subject` identifies. */
  readonly subject: string;
  readonly body: z.ZodType;
}

export const WEBHOOK_SOURCE = 'urn:apogee:accreditation';

const attributes = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid().meta({
    description: 'Also `webhook-id`. Equal ids are the same event: each attempt and replay has it.',
  }),
  source: z.literal(WEBHOOK_SOURCE),
  subject: z.string(),
  time: z.iso.datetime({ precision: 3 }),
  datacontenttype: z.literal('application/json'),
});

const LABEL_DECIDED = versionedType(labelDecided);

export const labelDecidedMessage: WebhookMessageContract = {
  type: LABEL_DECIDED,
  summary: labelDecided.summary,
  subject: labelDecided.subject,
  body: attributes.extend({
    type: z.literal(LABEL_DECIDED),
    dataschema: z.literal(`urn:apogee:event:${LABEL_DECIDED}`),
    seq: z.int().min(1).meta({ description: 'Number among all label decisions: 1, 2, 3…' }),
    cursor: z.string().meta({
      description: 'Where to go on by `labelDecisionEvents(after:)` or a subscription.',
    }),
    data: labelDecided.payload,
  }),
};

const TESTED = 'accreditation.webhook.tested.v1';

export const webhookTestedMessage: WebhookMessageContract = {
  type: TESTED,
  summary: 'The endpoint was tried with `sendTestWebhook`; nothing has happened.',
  subject: 'Identifier of the endpoint.',
  body: attributes.extend({ type: z.literal(TESTED), data: z.strictObject({}) }),
};

/** Everything that an endpoint may be sent. */
export const webhookMessages: readonly WebhookMessageContract[] = [
  labelDecidedMessage,
  webhookTestedMessage,
];

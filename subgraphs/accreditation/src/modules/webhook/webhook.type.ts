import { connectionType, DateTimeScalar, UrlScalar } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DecisionOutcome } from '../ledger';
import { DeliveryState, DisablingReason, WebhookFault, WebhookState } from './webhook.enums.type';
import type { WebhookEndpointId } from './webhook-endpoint';

export const MANAGES = `@requiresScopes(scopes: [["${Scope.WEBHOOKS}"]])`;
/** As `LabelDecisionFilter` allows. */
const SHORT_LIST = '@listSize(assumedSize: 100)';

@ObjectType('WebhookConditions', {
  description:
    'Which label decisions an endpoint is told of. Conditions are combined with “and”; null asks for nothing.',
})
export class WebhookConditionsType {
  @Directive(SHORT_LIST)
  @Field(() => [ID], { nullable: true, description: 'Numbers of labels.' })
  labels!: readonly LabelNumber[] | null;

  @Directive(SHORT_LIST)
  @Field(() => [ID], { nullable: true, description: 'Identifiers of firms that hold the labels.' })
  holders!: readonly FirmId[] | null;

  @Directive(SHORT_LIST)
  @Field(() => [ID], {
    nullable: true,
    description: 'Identifiers of the products, ranges or activities that are labelled.',
  })
  items!: readonly ItemId[] | null;

  @Directive(SHORT_LIST)
  @Field(() => [DecisionOutcome], {
    nullable: true,
    description: 'What was decided or happened.',
  })
  outcomes!: readonly DecisionOutcome[] | null;
}

@Directive(MANAGES)
@ObjectType('WebhookEndpoint', {
  description:
    'Where its owner, and nobody else, wants to be told of label decisions. Its secret is told when it is made, and never again.',
})
export class WebhookEndpointType {
  @Field(() => ID, { description: 'Identifier of the endpoint.' })
  id!: WebhookEndpointId;

  @Field(() => UrlScalar, { description: 'Where messages are posted to.' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, as its owner says.' })
  description!: string | null;

  @Field(() => WebhookConditionsType, { description: 'Which label decisions it is told of.' })
  conditions!: WebhookConditionsType;

  @Field(() => WebhookState, { description: 'Whether it is sent to.' })
  state!: WebhookState;

  @Field(() => DisablingReason, {
    nullable: true,
    description: 'Why it was disabled; null unless it is.',
  })
  disabledBecause!: DisablingReason | null;

  @Field(() => DateTimeScalar, { description: 'When it was registered.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it last accepted a message; null for never. Tests do not count.',
  })
  lastSuccessAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it last failed to accept a message; null for never. Tests do not count.',
  })
  lastFailureAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when every attempt failed; null when the last one did not.',
  })
  failingSince!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Until when messages are signed with the secret before as well; null: they are not.',
  })
  formerSecretUntil!: Date | null;

  @Field(() => Int, {
    description:
      'Grows by one with each change by its owner, and when it is disabled. State it as `expectedVersion` to change it.',
  })
  version!: number;
}

@Directive(MANAGES)
@ObjectType('WebhookAttempt', {
  description: 'One time that a message was sent. What the receiver wrote is not kept.',
})
export class WebhookAttemptType {
  @Field(() => Int, { description: '1, 2, 3… for each delivery.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  at!: Date;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  durationMs!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'HTTP status that the receiver answered; null when it did not.',
  })
  status!: number | null;

  @Field(() => WebhookFault, {
    nullable: true,
    description: 'Why there was no answer; null when there was one.',
  })
  fault!: WebhookFault | null;
}

@Directive(MANAGES)
@ObjectType('WebhookDelivery', { description: 'A message on its way to an endpoint.' })
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'Identifier of the delivery.' })
  id!: string;

  @Field(() => ID, {
    description:
      '`webhook-id` of the message: the `eventId` of the label decision, however often it is sent; of a test, its own.',
  })
  messageId!: string;

  @Field(() => String, {
    description:
      'Type of the message: `accreditation.label.decided.v1`, or `accreditation.webhook.tested.v1` for a test.',
  })
  type!: string;

  @Field(() => String, { description: 'What it is about: the number of the label.' })
  subject!: string;

  @Field(() => DateTimeScalar, { description: 'When what it tells of happened.' })
  occurredAt!: Date;

  @Field(() => Boolean, { description: 'Whether its owner asked for it as a test.' })
  isTest!: boolean;

  @Field(() => DeliveryState, { description: 'How far it has come.' })
  state!: DeliveryState;

  @Field(() => Int, { description: 'How often it was sent.' })
  attemptCount!: number;

  @Field(() => DateTimeScalar, { description: 'Since when it is to be sent.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was accepted or given up; null while it waits.',
  })
  endedAt!: Date | null;
}

export const WebhookEndpointConnection = connectionType({
  name: 'WebhookEndpoint',
  node: () => WebhookEndpointType,
});

export const WebhookDeliveryConnection = connectionType({
  name: 'WebhookDelivery',
  node: () => WebhookDeliveryType,
});

import {
  DateTimeScalar,
  IsIdentifierArgument,
  IsInstantArgument,
  IsLongTextArgument,
  PageArguments,
  UrlScalar,
  UserErrorType,
} from '@apogee/shared/graphql';
import {
  ArrayNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LabelDecisionFilter } from '../event-stream';
import { DeliveryState } from './webhook.enums.type';
import { WebhookEndpointType } from './webhook.type';
import type { WebhookEndpoint, WebhookEndpointId } from './webhook-endpoint';

const LONGEST_URL = 2_000;
const USUAL_HOURS = 24;
const MOST_HOURS = 168;

@ArgsType()
export class WebhookEndpointArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the endpoint, at most 200 characters. One that is not the caller’s gives null.',
  })
  id!: WebhookEndpointId;
}

@ArgsType()
export class WebhookDeliveriesArguments extends PageArguments {
  @IsIdentifierArgument()
  @Field(() => ID, {
    description:
      'Identifier of the endpoint, at most 200 characters. One that is not the caller’s gives null.',
  })
  endpointId!: WebhookEndpointId;

  @IsOptional()
  @ArrayNotEmpty()
  @Field(() => [DeliveryState], {
    nullable: true,
    description: 'Which states to list, at least one; all when absent.',
  })
  states?: DeliveryState[] | null;
}

@InputType({ description: 'What an endpoint is to be.' })
class WebhookParticulars {
  @MaxLength(LONGEST_URL)
  @Field(() => UrlScalar, {
    description: `Where to post messages to: https, a public address, a port that the operator allows (443 unless said otherwise), no credentials and no fragment, at most ${LONGEST_URL} characters.`,
  })
  url!: string;

  @IsOptional()
  @IsLongTextArgument()
  @Field(() => String, {
    nullable: true,
    description: 'What it is for, at most 4,000 characters.',
  })
  description?: string | null;

  @IsOptional()
  @ValidateNested()
  @Field(() => LabelDecisionFilter, {
    nullable: true,
    description: 'Which label decisions to tell of; all of them when absent.',
  })
  filter?: LabelDecisionFilter | null;
}

@InputType({ description: 'An endpoint to register.' })
export class RegisterWebhookEndpointInput extends WebhookParticulars {}

@InputType({ description: 'An endpoint to change: everything that is to stand.' })
export class ChangeWebhookEndpointInput extends WebhookParticulars {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the endpoint, at most 200 characters.' })
  endpointId!: WebhookEndpointId;

  @Min(1)
  @Field(() => Int, {
    description: '`version` of the endpoint as last seen. Another one meanwhile: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'An endpoint, as last seen.' })
export class WebhookEndpointInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the endpoint, at most 200 characters.' })
  endpointId!: WebhookEndpointId;

  @Min(1)
  @Field(() => Int, {
    description: '`version` of the endpoint as last seen. Another one meanwhile: VERSION_CONFLICT.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'A new secret for an endpoint.' })
export class RotateWebhookSecretInput extends WebhookEndpointInput {
  @Min(0)
  @Max(MOST_HOURS)
  @Field(() => Int, {
    defaultValue: USUAL_HOURS,
    description: `For how many hours messages are signed with the present secret as well, 0 to ${MOST_HOURS}.`,
  })
  keepFormerHours!: number;
}

@InputType({ description: 'An endpoint to send a test to.' })
export class SendTestWebhookInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the endpoint, at most 200 characters.' })
  endpointId!: WebhookEndpointId;
}

@InputType({
  description:
    'Label decisions to send once more. Conditions are combined with “and”; an absent one asks for nothing.',
})
export class ReplayWebhooksInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'Identifier of the endpoint, at most 200 characters.' })
  endpointId!: WebhookEndpointId;

  @IsOptional()
  @IsString()
  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of an event: only what follows it. Without it: from the first that is kept. Errors: EVENT_CURSOR_EXPIRED, EVENT_CURSOR_UNKNOWN; BAD_USER_INPUT for any other text.',
  })
  after?: string | null;

  @IsOptional()
  @IsInstantArgument()
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only what happened at this instant or later.',
  })
  from?: string | null;

  @IsOptional()
  @IsInstantArgument()
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only what happened before this instant.',
  })
  until?: string | null;
}

@ObjectType('WebhookEndpointPayload', {
  description: 'An endpoint after a change, or why it was not made.',
})
export class WebhookEndpointPayload {
  @Field(() => WebhookEndpointType, {
    nullable: true,
    description: 'The endpoint as it is now; null when nothing was changed.',
  })
  endpoint?: WebhookEndpoint | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('WebhookSecretPayload', {
  description: 'An endpoint with its new secret, or why there is none.',
})
export class WebhookSecretPayload extends WebhookEndpointPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'What its messages are signed with (Standard Webhooks, `whsec_…`). Keep it: it is never told again. Null when nothing was changed.',
  })
  secret?: string | null;
}

@ObjectType('TestWebhookPayload', { description: 'A test on its way, or why it is not sent.' })
export class TestWebhookPayload {
  @Field(() => ID, {
    nullable: true,
    description:
      '`messageId` of the test, by which `webhookDeliveries` tells what came of it; null when nothing is sent.',
  })
  messageId?: string | null;

  @Field(() => [UserErrorType], { description: 'Why nothing is sent; empty when it is.' })
  userErrors!: readonly UserErrorType[];
}

@ObjectType('ReplayWebhooksPayload', { description: 'What is sent once more, or why it is not.' })
export class ReplayWebhooksPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'How many messages were put behind what waits; null when nothing was done.',
  })
  queued?: number | null;

  @Field(() => String, {
    nullable: true,
    description: '`after` of a replay that goes on; null when nothing was done.',
  })
  endCursor?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether all of the range was looked at. If not, go on with `endCursor`. Null when nothing was done.',
  })
  isComplete?: boolean | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { EventContext, LabelDecisionFilter } from '../event-stream';
import {
  changeEndpoint,
  type EndpointParticulars,
  type EndpointWithSecret,
  pauseEndpoint,
  registerEndpoint,
  removeEndpoint,
  resumeEndpoint,
  rotateSecret,
} from './change-endpoint.command';
import { type Replay, replayEvents, sendTest } from './queue-by-hand.command';
import {
  ChangeWebhookEndpointInput,
  RegisterWebhookEndpointInput,
  ReplayWebhooksInput,
  ReplayWebhooksPayload,
  RotateWebhookSecretInput,
  SendTestWebhookInput,
  TestWebhookPayload,
  WebhookEndpointInput,
  WebhookEndpointPayload,
  WebhookSecretPayload,
} from './webhook.input';
import type { WebhookContext } from './webhook.resolver';
import { MANAGES } from './webhook.type';
import type { EndpointConditions, WebhookEndpoint } from './webhook-endpoint';

type EndpointAnswer = Promise<MutationAnswer<{ readonly endpoint: WebhookEndpoint }>>;
type SecretAnswer = Promise<MutationAnswer<EndpointWithSecret>>;
type WritingContext = WebhookContext & EventContext;

const REFUSED = 'Refused: WEBHOOK_NOT_FOUND, VERSION_CONFLICT';
const URL_REFUSED = 'WEBHOOK_URL_MALFORMED, WEBHOOK_PORT_REFUSED, WEBHOOK_ADDRESS_REFUSED';

@Resolver()
export class WebhookMutations {
  @Directive(MANAGES)
  @Mutation(() => WebhookSecretPayload, {
    nullable: true,
    description: `Registers an address of the caller’s own to be told of label decisions from now on, with the secret that messages are signed with. Refused: WEBHOOKS_OFF, TOO_MANY_WEBHOOKS, ${URL_REFUSED}.`,
  })
  registerWebhookEndpoint(
    @Arg('input', () => RegisterWebhookEndpointInput, { description: 'The endpoint.' })
    input: RegisterWebhookEndpointInput,
    @Ctx() context: WritingContext,
  ): SecretAnswer {
    return answerMutation(() => registerEndpoint(context, particularsOf(input)));
  }

  @Directive(MANAGES)
  @Mutation(() => WebhookEndpointPayload, {
    nullable: true,
    description: `Changes address, description and filter. What waits goes to the new address; the filter holds for what happens from now on. ${REFUSED}, ${URL_REFUSED}.`,
  })
  changeWebhookEndpoint(
    @Arg('input', () => ChangeWebhookEndpointInput, {
      description: 'The endpoint as it is to stand.',
    })
    { endpointId, expectedVersion, ...input }: ChangeWebhookEndpointInput,
    @Ctx() context: WritingContext,
  ): EndpointAnswer {
    const change = { ...particularsOf(input), endpointId, expectedVersion };
    return answer(() => changeEndpoint(context, change));
  }

  @Directive(MANAGES)
  @Mutation(() => WebhookEndpointPayload, {
    nullable: true,
    description: `Stops sending to an endpoint; what happens waits. ${REFUSED}.`,
  })
  pauseWebhookEndpoint(
    @Arg('input', () => WebhookEndpointInput, { description: 'The endpoint.' })
    input: WebhookEndpointInput,
    @Ctx() context: WritingContext,
  ): EndpointAnswer {
    return answer(() => pauseEndpoint(context, input));
  }

  @Directive(MANAGES)
  @Mutation(() => WebhookEndpointPayload, {
    nullable: true,
    description: `Sends at once what waits, whether the endpoint was paused, disabled or waited for after it failed. ${REFUSED}.`,
  })
  resumeWebhookEndpoint(
    @Arg('input', () => WebhookEndpointInput, { description: 'The endpoint.' })
    input: WebhookEndpointInput,
    @Ctx() context: WritingContext,
  ): EndpointAnswer {
    return answer(() => resumeEndpoint(context, input));
  }

  @Directive(MANAGES)
  @Mutation(() => WebhookSecretPayload, {
    nullable: true,
    description: `Makes a new secret. For a while messages bear two signatures, so that the receiver can change over. ${REFUSED}, WEBHOOKS_OFF.`,
  })
  rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, {
      description: 'The endpoint, and how long the present secret stays good.',
    })
    input: RotateWebhookSecretInput,
    @Ctx() context: WritingContext,
  ): SecretAnswer {
    return answerMutation(() => rotateSecret(context, input));
  }

  @Directive(MANAGES)
  @Mutation(() => WebhookEndpointPayload, {
    nullable: true,
    description: `Deletes an endpoint with everything that was to be sent to it. Answers it as it was. ${REFUSED}.`,
  })
  deleteWebhookEndpoint(
    @Arg('input', () => WebhookEndpointInput, { description: 'The endpoint.' })
    input: WebhookEndpointInput,
    @Ctx() context: WritingContext,
  ): EndpointAnswer {
    return answer(() => removeEndpoint(context, input));
  }

  @Directive(MANAGES)
  @Mutation(() => TestWebhookPayload, {
    nullable: true,
    description:
      'Sends a test: at once and only once, also to an endpoint that is paused or disabled. Refused: WEBHOOKS_OFF, WEBHOOK_NOT_FOUND.',
  })
  sendTestWebhook(
    @Arg('input', () => SendTestWebhookInput, { description: 'The endpoint.' })
    { endpointId }: SendTestWebhookInput,
    @Ctx() context: WritingContext,
  ): Promise<MutationAnswer<{ readonly messageId: string }>> {
    return answerMutation(async () => ({ messageId: await sendTest(context, endpointId) }));
  }

  @Directive(MANAGES)
  @Mutation(() => ReplayWebhooksPayload, {
    nullable: true,
    description:
      'Sends label decisions once more, behind what waits, in their order, as the endpoint’s filter wants them and with the identifiers that they had. Looks at 2,000 decisions at most, see `isComplete`. Refused: WEBHOOKS_OFF, WEBHOOK_NOT_FOUND, WEBHOOK_QUEUE_TOO_LONG.',
  })
  replayWebhooks(
    @Arg('input', () => ReplayWebhooksInput, { description: 'The endpoint, and what to send.' })
    { endpointId, after = null, from, until }: ReplayWebhooksInput,
    @Ctx() context: WritingContext,
  ): Promise<MutationAnswer<Replay>> {
    const range = { after, from: instantOf(from), until: instantOf(until) };
    return answerMutation(() => replayEvents(context, { endpointId, ...range }));
  }
}

function answer(change: () => Promise<WebhookEndpoint>): EndpointAnswer {
  return answerMutation(async () => ({ endpoint: await change() }));
}

function particularsOf({
  url,
  description = null,
  filter,
}: RegisterWebhookEndpointInput): EndpointParticulars {
  return { url, description, conditions: conditionsOf(filter ?? {}) };
}

function conditionsOf(filter: LabelDecisionFilter): EndpointConditions {
  const { labels = null, holders = null, items = null, outcomes = null } = filter;
  return { labels, holders, items, outcomes };
}

function instantOf(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}

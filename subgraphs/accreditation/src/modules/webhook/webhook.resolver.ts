import { type ConnectionOf, DateTimeScalar, PageArguments } from '@apogee/shared/graphql';
import { Args, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { actorOf } from '../procedure';
import type { WebhookWriteContext } from './webhook.command';
import { WebhookDeliveriesArguments, WebhookEndpointArguments } from './webhook.input';
import { MOST_ATTEMPTS, type WebhookLoaders } from './webhook.loader';
import type { WebhookRegister } from './webhook.register';
import {
  MANAGES,
  WebhookAttemptType,
  WebhookDeliveryConnection,
  WebhookDeliveryType,
  WebhookEndpointConnection,
  WebhookEndpointType,
} from './webhook.type';
import type { WebhookAttempt, WebhookDelivery } from './webhook-delivery';
import type { WebhookEndpoint } from './webhook-endpoint';

/** What resolvers of webhooks see of their request. */
export interface WebhookContext extends WebhookWriteContext {
  readonly webhookRegister: WebhookRegister;
  readonly webhookLoaders: WebhookLoaders;
}

@Resolver(() => WebhookEndpointType)
export class WebhookEndpointResolver {
  @Directive(MANAGES)
  @Query(() => WebhookEndpointConnection, {
    nullable: true,
    description: 'The caller’s own endpoints for webhooks, oldest first.',
  })
  webhookEndpoints(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { caller, webhookRegister }: WebhookContext,
  ): Promise<ConnectionOf<WebhookEndpoint>> {
    return webhookRegister.page(actorOf(caller), { first, after: after ?? null });
  }

  @Directive(MANAGES)
  @Query(() => WebhookEndpointType, {
    nullable: true,
    description: 'One of the caller’s own endpoints; null when there is none with this identifier.',
  })
  webhookEndpoint(
    @Args(() => WebhookEndpointArguments) { id }: WebhookEndpointArguments,
    @Ctx() { caller, webhookRegister }: WebhookContext,
  ): Promise<WebhookEndpoint | null> {
    return webhookRegister.find(actorOf(caller), id);
  }

  @FieldResolver(() => Int, { description: 'How many messages wait for it.' })
  waiting(
    @Root() { id }: WebhookEndpoint,
    @Ctx() { webhookLoaders }: WebhookContext,
  ): Promise<number> {
    return webhookLoaders.waiting.load(id);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is sent to again after it failed; null when it is not waited for.',
  })
  nextAttemptAt(@Root() { state, failures, notBefore }: WebhookEndpoint): Date | null {
    return state === 'ACTIVE' && failures > 0 ? notBefore : null;
  }
}

@Resolver(() => WebhookDeliveryType)
export class WebhookDeliveryResolver {
  @Directive(MANAGES)
  @Query(() => WebhookDeliveryConnection, {
    nullable: true,
    description:
      'What was or is to be sent to one of the caller’s own endpoints, newest first, as long as it is kept; null when there is none with this identifier.',
  })
  async webhookDeliveries(
    @Args(() => WebhookDeliveriesArguments) {
      endpointId,
      states,
      first,
      after,
    }: WebhookDeliveriesArguments,
    @Ctx() { caller, webhookRegister }: WebhookContext,
  ): Promise<ConnectionOf<WebhookDelivery> | null> {
    const endpoint = await webhookRegister.find(actorOf(caller), endpointId);
    const criteria = { endpointId, states: states ?? null };
    return endpoint === null
      ? null
      : webhookRegister.deliveries(criteria, { first, after: after ?? null });
  }

  @Directive(`@listSize(assumedSize: ${MOST_ATTEMPTS})`)
  @FieldResolver(() => [WebhookAttemptType], {
    description: `How often it was sent so far, newest first: the last ${MOST_ATTEMPTS} times.`,
  })
  attempts(
    @Root() { id }: WebhookDelivery,
    @Ctx() { webhookLoaders }: WebhookContext,
  ): Promise<readonly WebhookAttempt[]> {
    return webhookLoaders.attempts.load(id);
  }
}

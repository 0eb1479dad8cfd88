import type { Database } from '@apogee/shared/database';
import type {
  ClaimedDelivery,
  DeliveryState,
  MadeAttempt,
  WebhookAttempt,
  WebhookDelivery,
  WebhookMessage,
} from './webhook-delivery';
import type { WebhookEndpointId } from './webhook-endpoint';

/** Touched when it is there already, so that nobody removes it as an old one meanwhile. */
const ADD_MESSAGES = `
  /* webhookDelivery.addMessages */
  insert into accreditation.webhook_message (id, type, subject, occurred_at, body, created_at)
  select message.id, message.type, message.subject, message.occurred_at, message.body, $6
  from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[])
    as message (id, type, subject, occurred_at, body)
  on conflict (id) do update set created_at = excluded.created_at
`;

const ADD = `
  /* webhookDelivery.add */
  insert into accreditation.webhook_delivery (endpoint_id, message_id, is_test, created_at)
  select delivery.endpoint_id, delivery.message_id, $3, $4
  from unnest($1::text[], $2::uuid[]) with ordinality as delivery (endpoint_id, message_id, ordinal)
  order by delivery.ordinal
  returning id::text as id
`;

/** What an endpoint is told next: a test at once, anything else while it is active and not waiting after a failure. */
const NEXT = `
  left join lateral (
    select delivery.id, delivery.message_id, delivery.is_test
    from accreditation.webhook_delivery delivery
    where delivery.endpoint_id = endpoint.id and delivery.state = 'WAITING' and delivery.is_test
    order by delivery.id
    limit 1
  ) test on true
  left join lateral (
    select delivery.id, delivery.message_id, delivery.is_test
    from accreditation.webhook_delivery delivery
    where endpoint.state = 'ACTIVE' and endpoint.not_before <= $1
      and delivery.endpoint_id = endpoint.id and delivery.state = 'WAITING' and not delivery.is_test
    order by delivery.id
    limit 1
  ) event on true
`;

/** Those that were served longest ago come first. Who else is claiming at this moment is passed over. */
const LOCK_DUE = `
  /* webhookDelivery.lockDue */
  select endpoint.id
  from accreditation.webhook_endpoint endpoint
  ${NEXT}
  where (endpoint.claimed_until is null or endpoint.claimed_until <= $1)
    and (test.id is not null or event.id is not null)
  order by endpoint.not_before, endpoint.id
  limit $2
  for update of endpoint skip locked
`;

/** A statement after the lock, so that it sees what was done until then. */
const CLAIM = `
  /* webhookDelivery.claim */
  with next as (
    select
      endpoint.id as endpoint_id,
      coalesce(test.id, event.id) as id,
      coalesce(test.message_id, event.message_id) as message_id,
      coalesce(test.is_test, event.is_test) as is_test
    from accreditation.webhook_endpoint endpoint
    ${NEXT}
    where endpoint.id = any($2)
      and (endpoint.claimed_until is null or endpoint.claimed_until <= $1)
      and (test.id is not null or event.id is not null)
  ),
  claimed as (
    update accreditation.webhook_endpoint endpoint
    set claim = $3, claimed_until = $4
    from next
    where endpoint.id = next.endpoint_id
    returning
      next.id,
      next.message_id,
      next.is_test,
      endpoint.claim,
      endpoint.claimed_until,
      endpoint.id as endpoint_id,
      endpoint.url,
      endpoint.secret,
      endpoint.former_secret,
      endpoint.former_secret_until
  )
  select
    claimed.id::text as id,
    claimed.claim,
    claimed.claimed_until as "claimedUntil",
    claimed.is_test as "isTest",
    claimed.endpoint_id as "endpointId",
    claimed.url,
    claimed.secret,
    claimed.former_secret as "formerSecret",
    claimed.former_secret_until as "formerSecretUntil",
    message.id as "messageId",
    message.body
  from claimed
  join accreditation.webhook_message message on message.id = claimed.message_id
`;

const ADD_ATTEMPT = `
  /* webhookDelivery.addAttempt */
  with delivery as (
    update accreditation.webhook_delivery
    set attempts = attempts + 1, state = $2, ended_at = $3
    where id = $1::bigint
    returning id, attempts
  )
  insert into accreditation.webhook_attempt (delivery_id, number, at, duration_ms, status, fault)
  select delivery.id, delivery.attempts, $4, $5, $6, $7 from delivery
`;

const COLUMNS = `
    delivery.id::text as id,
    delivery.endpoint_id as "endpointId",
    delivery.message_id as "messageId",
    delivery.is_test as "isTest",
    delivery.state,
    delivery.attempts as "attemptCount",
    delivery.created_at as "createdAt",
    delivery.ended_at as "endedAt",
    message.type,
    message.subject,
    message.occurred_at as "occurredAt"
`;

/** $1 endpoint, $2 states; null asks for nothing. */
const MATCHES = `delivery.endpoint_id = $1 and ($2::text[] is null or delivery.state = any($2::text[]))`;

const PAGE = `
  /* webhookDelivery.page */
  select ${COLUMNS}
  from accreditation.webhook_delivery delivery
  join accreditation.webhook_message message on message.id = delivery.message_id
  where ${MATCHES} and ($3::bigint is null or delivery.id < $3::bigint)
  order by delivery.id desc
  limit $4
`;

const COUNT = `
  /* webhookDelivery.count */
  select count(*)::integer as count from accreditation.webhook_delivery delivery where ${MATCHES}
`;

const COUNT_WAITING = `
  /* webhookDelivery.countWaiting */
  select endpoint_id as "endpointId", count(*)::integer as count
  from accreditation.webhook_delivery
  where endpoint_id = any($1) and state = 'WAITING'
  group by endpoint_id
`;

const FIND_ATTEMPTS = `
  /* webhookDelivery.findAttempts */
  select
    attempt.delivery_id::text as "deliveryId",
    attempt.number,
    attempt.at,
    attempt.duration_ms as "durationMs",
    attempt.status,
    attempt.fault
  from unnest($1::bigint[]) wanted (id)
  cross join lateral (
    select * from accreditation.webhook_attempt where delivery_id = wanted.id order by number desc limit $2
  ) attempt
  order by attempt.delivery_id, attempt.number desc
`;

const GIVE_UP = `
  /* webhookDelivery.giveUp */
  with given_up as (
    update accreditation.webhook_delivery
    set state = 'GIVEN_UP', ended_at = $2
    where id in (
      select id from accreditation.webhook_delivery
      where created_at < $1 and state = 'WAITING'
      order by created_at
      limit $3
    )
    returning id
  )
  select id::text as id from given_up
`;

const REMOVE_ENDED = `
  /* webhookDelivery.removeEnded */
  with removed as (
    delete from accreditation.webhook_delivery
    where id in (
      select id from accreditation.webhook_delivery
      where created_at < $1 and state <> 'WAITING' and ended_at < $1
      order by created_at
      limit $2
    )
    returning id
  )
  select id::text as id from removed
`;

const REMOVE_MESSAGES = `
  /* webhookDelivery.removeMessages */
  with removed as (
    delete from accreditation.webhook_message
    where id in (
      select message.id from accreditation.webhook_message message
      where message.created_at < $1
        and not exists (select from accreditation.webhook_delivery where message_id = message.id)
      order by message.created_at
      limit $2
    )
    returning id
  )
  select id::text as id from removed
`;

/** A message for an endpoint. */
export interface NewDelivery {
  readonly endpointId: WebhookEndpointId;
  readonly messageId: string;
}

/** For how long claims that are made now hold, and under which name. */
export interface NewClaim {
  readonly claim: string;
  readonly now: Date;
  readonly until: Date;
}

/** Which deliveries a list holds. A null asks for nothing. */
export interface DeliveryCriteria {
  readonly endpointId: WebhookEndpointId;
  readonly states: readonly DeliveryState[] | null;
}

/** Where a page begins, newest first, and how many rows to read. */
export interface DeliveryPage {
  readonly after: string | null;
  readonly limit: number;
}

export class WebhookDeliveryRepository {
  constructor(private readonly database: Database) {}

  async addMessages(messages: readonly WebhookMessage[], now: Date): Promise<void> {
    await this.database.query(ADD_MESSAGES, [
      messages.map(({ id }) => id),
      messages.map(({ type }) => type),
      messages.map(({ subject }) => subject),
      messages.map(({ occurredAt }) => occurredAt),
      messages.map(({ body }) => body),
      now,
    ]);
  }

  /** In this order. Returns their identifiers. */
  async add(
    deliveries: readonly NewDelivery[],
    { isTest, now }: { readonly isTest: boolean; readonly now: Date },
  ): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }[]>(ADD, [
      deliveries.map(({ endpointId }) => endpointId),
      deliveries.map(({ messageId }) => messageId),
      isTest,
      now,
    ]);
    return rows.map(({ id }) => id);
  }

  /** Endpoints that are to be told something, nobody else's until the transaction ends. */
  async lockDue(now: Date, limit: number): Promise<readonly WebhookEndpointId[]> {
    const rows = await this.database.query<{ id: WebhookEndpointId }[]>(LOCK_DUE, [now, limit]);
    return rows.map(({ id }) => id);
  }

  /** Takes on what these endpoints are told next. */
  claim(
    endpointIds: readonly WebhookEndpointId[],
    { claim, now, until }: NewClaim,
  ): Promise<ClaimedDelivery[]> {
    const parameters = [now, endpointIds, claim, until];
    return this.database.query<ClaimedDelivery[]>(CLAIM, parameters);
  }

  async addAttempt(
    deliveryId: string,
    { startedAt, durationMs, outcome }: MadeAttempt,
    { state, endedAt }: { readonly state: DeliveryState; readonly endedAt: Date | null },
  ): Promise<void> {
    const { status, fault } = outcome;
    const delivery = [deliveryId, state, endedAt];
    await this.database.query(ADD_ATTEMPT, [...delivery, startedAt, durationMs, status, fault]);
  }

  /** Newest first. */
  page(
    { endpointId, states }: DeliveryCriteria,
    { after, limit }: DeliveryPage,
  ): Promise<WebhookDelivery[]> {
    return this.database.query<WebhookDelivery[]>(PAGE, [endpointId, states, after, limit]);
  }

  async count({ endpointId, states }: DeliveryCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(COUNT, [endpointId, states]);
    return row?.count ?? 0;
  }

  countWaiting(
    endpointIds: readonly WebhookEndpointId[],
  ): Promise<{ endpointId: WebhookEndpointId; count: number }[]> {
    return this.database.query(COUNT_WAITING, [endpointIds]);
  }

  /** Of each delivery the last ones, newest first. */
  findAttempts(deliveryIds: readonly string[], ofEach: number): Promise<WebhookAttempt[]> {
    return this.database.query<WebhookAttempt[]>(FIND_ATTEMPTS, [deliveryIds, ofEach]);
  }

  /** Gives up what has waited since before a moment. */
  giveUp(
    before: Date,
    { now, limit }: { readonly now: Date; readonly limit: number },
  ): Promise<readonly { readonly id: string }[]> {
    return this.database.query(GIVE_UP, [before, now, limit]);
  }

  removeEnded(before: Date, limit: number): Promise<readonly { readonly id: string }[]> {
    return this.database.query(REMOVE_ENDED, [before, limit]);
  }

  /** Removes messages that no delivery refers to. */
  removeMessages(before: Date, limit: number): Promise<readonly { readonly id: string }[]> {
    return this.database.query(REMOVE_MESSAGES, [before, limit]);
  }
}

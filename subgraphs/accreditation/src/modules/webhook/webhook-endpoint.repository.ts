import { type Database, lockForTransaction } from '@apogee/shared/database';
import type { EndpointConditions, WebhookEndpoint, WebhookEndpointId } from './webhook-endpoint';

/** Secrets are not among them: no query reads them. */
const COLUMNS = `
    endpoint.id,
    endpoint.owner,
    endpoint.url,
    endpoint.description,
    json_build_object(
      'labels', endpoint.labels, 'holders', endpoint.holders, 'items', endpoint.items, 'outcomes', endpoint.outcomes
    ) as conditions,
    endpoint.after_seq as "afterSeq",
    endpoint.state,
    endpoint.disabled_because as "disabledBecause",
    endpoint.failures,
    endpoint.failing_since as "failingSince",
    endpoint.not_before as "notBefore",
    endpoint.last_success_at as "lastSuccessAt",
    endpoint.last_failure_at as "lastFailureAt",
    endpoint.former_secret_until as "formerSecretUntil",
    endpoint.created_at as "createdAt",
    endpoint.version
`;

const FIND = `
  /* webhookEndpoint.find */
  select ${COLUMNS}
  from accreditation.webhook_endpoint endpoint
  where endpoint.owner = $1 and endpoint.id = $2
`;

const LOCK = `
  /* webhookEndpoint.lock */
  select ${COLUMNS}
  from accreditation.webhook_endpoint endpoint
  where endpoint.owner = $1 and endpoint.id = $2
  for update
`;

const LOCK_CLAIMED = `
  /* webhookEndpoint.lockClaimed */
  select ${COLUMNS}
  from accreditation.webhook_endpoint endpoint
  where endpoint.id = $1 and endpoint.claim = $2
  for update
`;

const PAGE = `
  /* webhookEndpoint.page */
  select ${COLUMNS}
  from accreditation.webhook_endpoint endpoint
  where endpoint.owner = $1
    and ($2::timestamptz is null or (endpoint.created_at, endpoint.id) > ($2::timestamptz, $3::text))
  order by endpoint.created_at, endpoint.id
  limit $4
`;

const COUNT = `
  /* webhookEndpoint.count */
  select count(*)::integer as count from accreditation.webhook_endpoint where owner = $1
`;

const FIND_LISTENING = `
  /* webhookEndpoint.findListening */
  select
    endpoint.id,
    endpoint.after_seq as "afterSeq",
    json_build_object(
      'labels', endpoint.labels, 'holders', endpoint.holders, 'items', endpoint.items, 'outcomes', endpoint.outcomes
    ) as conditions
  from accreditation.webhook_endpoint endpoint
  order by endpoint.id
`;

const INSERT = `
  /* webhookEndpoint.insert */
  insert into accreditation.webhook_endpoint (
    id, owner, url, description, labels, holders, items, outcomes, after_seq, state, not_before, secret, created_at
  )
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'ACTIVE', $10, $11, $12)
`;

const UPDATE = `
  /* webhookEndpoint.update */
  update accreditation.webhook_endpoint
  set
    url = $2, description = $3, labels = $4, holders = $5, items = $6, outcomes = $7,
    state = $8, disabled_because = $9, failures = $10, failing_since = $11, not_before = $12,
    last_success_at = $13, last_failure_at = $14, version = $15
  where id = $1
`;

const RELEASE = `
  /* webhookEndpoint.release */
  update accreditation.webhook_endpoint set claim = null, claimed_until = null where id = $1 and claim = $2
`;

/** The secret of before signs beside the new one for a while; the one before that no longer does. */
const REPLACE_SECRET = `
  /* webhookEndpoint.replaceSecret */
  update accreditation.webhook_endpoint
  set
    former_secret = case when $3::timestamptz is null then null else secret end,
    former_secret_until = $3::timestamptz,
    secret = $2
  where id = $1
`;

const REMOVE = `
  /* webhookEndpoint.remove */
  delete from accreditation.webhook_endpoint where id = $1
`;

/** As the fan-out of events sees an endpoint. */
export type ListeningEndpoint = Pick<WebhookEndpoint, 'id' | 'afterSeq' | 'conditions'>;

/** Where a page of an owner's endpoints begins and how many rows to read. */
export interface EndpointPage {
  readonly after: { readonly createdAt: string; readonly id: string } | null;
  readonly limit: number;
}

export class WebhookEndpointRepository {
  constructor(private readonly database: Database) {}

  async find(owner: string, id: WebhookEndpointId): Promise<WebhookEndpoint | null> {
    const [endpoint] = await this.database.query<WebhookEndpoint[]>(FIND, [owner, id]);
    return endpoint ?? null;
  }

  /** Nobody else's to change until the transaction ends; null when the owner has no such endpoint. */
  async lock(owner: string, id: WebhookEndpointId): Promise<WebhookEndpoint | null> {
    const [endpoint] = await this.database.query<WebhookEndpoint[]>(LOCK, [owner, id]);
    return endpoint ?? null;
  }

  /** Null when the claim is over: somebody else has the endpoint, or it is gone. */
  async lockClaimed(id: WebhookEndpointId, claim: string): Promise<WebhookEndpoint | null> {
    const [endpoint] = await this.database.query<WebhookEndpoint[]>(LOCK_CLAIMED, [id, claim]);
    return endpoint ?? null;
  }

  /** Oldest first. */
  page(owner: string, { after, limit }: EndpointPage): Promise<WebhookEndpoint[]> {
    const position = [after?.createdAt ?? null, after?.id ?? null, limit];
    return this.database.query<WebhookEndpoint[]>(PAGE, [owner, ...position]);
  }

  async count(owner: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(COUNT, [owner]);
    return row?.count ?? 0;
  }

  /** Whoever registers waits here for the same owner's registration before, so that they count right. */
  lockOwner(owner: string): Promise<void> {
    return lockForTransaction(this.database, `webhook endpoints of ${owner}`);
  }

  findListening(): Promise<ListeningEndpoint[]> {
    return this.database.query<ListeningEndpoint[]>(FIND_LISTENING);
  }

  async insert(endpoint: WebhookEndpoint, secret: string): Promise<void> {
    const { id, owner, url, description, conditions, afterSeq, notBefore, createdAt } = endpoint;
    const what = [id, owner, url, description, ...valuesOf(conditions)];
    await this.database.query(INSERT, [...what, afterSeq, notBefore, secret, createdAt]);
  }

  /** All but the secrets and the claim. */
  async update(endpoint: WebhookEndpoint): Promise<void> {
    const { id, url, description, conditions, state, disabledBecause } = endpoint;
    const { failures, failingSince, notBefore, lastSuccessAt, lastFailureAt, version } = endpoint;
    const what = [id, url, description, ...valuesOf(conditions)];
    const health = [state, disabledBecause, failures, failingSince, notBefore];
    const last = [lastSuccessAt, lastFailureAt, version];
    await this.database.query(UPDATE, [...what, ...health, ...last]);
  }

  async release(id: WebhookEndpointId, claim: string): Promise<void> {
    await this.database.query(RELEASE, [id, claim]);
  }

  async replaceSecret(
    id: WebhookEndpointId,
    { secret, formerUntil }: { readonly secret: string; readonly formerUntil: Date | null },
  ): Promise<void> {
    await this.database.query(REPLACE_SECRET, [id, secret, formerUntil]);
  }

  /** With everything that was to be sent to it. */
  async remove(id: WebhookEndpointId): Promise<void> {
    await this.database.query(REMOVE, [id]);
  }
}

function valuesOf({ labels, holders, items, outcomes }: EndpointConditions): unknown[] {
  return [labels, holders, items, outcomes];
}

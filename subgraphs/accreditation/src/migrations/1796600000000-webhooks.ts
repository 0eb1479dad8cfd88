import type { MigrationInterface, QueryRunner } from 'typeorm';

const WEBHOOKS = `
  create table accreditation.webhook_endpoint (
    id text collate "C" primary key,
    -- Subject of the token that registered it.
    owner text collate "C" not null,
    url text not null,
    description text,
    -- Which label decisions are told; null asks for nothing.
    labels text[],
    holders text[],
    items text[],
    outcomes text[],
    -- Only events with a greater number are told.
    after_seq bigint not null,
    state text not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED')),
    disabled_because text check (disabled_because in ('GONE', 'FAILING')),
    failures integer not null default 0 check (failures >= 0),
    failing_since timestamptz(3),
    not_before timestamptz(3) not null,
    last_success_at timestamptz(3),
    last_failure_at timestamptz(3),
    -- Sealed with a key that is not in the database.
    secret text not null,
    former_secret text,
    former_secret_until timestamptz(3),
    created_at timestamptz(3) not null,
    version integer not null default 1 check (version >= 1),
    -- Who sends to it now, and until when nobody else does.
    claim uuid,
    claimed_until timestamptz(3),
    check ((state = 'DISABLED') = (disabled_because is not null)),
    check ((former_secret is null) = (former_secret_until is null)),
    check ((claim is null) = (claimed_until is null))
  );
  create index on accreditation.webhook_endpoint (owner, created_at, id);

  -- What is sent, word for word, however often and to however many.
  create table accreditation.webhook_message (
    -- That of the event: equal ones are the same event.
    id uuid primary key,
    type text not null,
    subject text not null,
    occurred_at timestamptz(3) not null,
    body text not null,
    created_at timestamptz(3) not null
  );
  create index on accreditation.webhook_message (created_at);

  create table accreditation.webhook_delivery (
    -- In the order in which an endpoint is told.
    id bigint generated always as identity primary key,
    endpoint_id text collate "C" not null references accreditation.webhook_endpoint on delete cascade,
    message_id uuid not null references accreditation.webhook_message,
    -- Sent once, before everything else, and not a part of the endpoint's history.
    is_test boolean not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    attempts integer not null default 0 check (attempts >= 0),
    created_at timestamptz(3) not null,
    ended_at timestamptz(3),
    check ((state = 'WAITING') = (ended_at is null))
  );
  create index on accreditation.webhook_delivery (endpoint_id, is_test, id) where state = 'WAITING';
  create index on accreditation.webhook_delivery (endpoint_id, id);
  create index on accreditation.webhook_delivery (message_id);
  create index on accreditation.webhook_delivery (created_at);

  create table accreditation.webhook_attempt (
    delivery_id bigint not null references accreditation.webhook_delivery on delete cascade,
    -- 1, 2, 3… for each delivery.
    number integer not null check (number >= 1),
    at timestamptz(3) not null,
    duration_ms integer not null check (duration_ms >= 0),
    -- Of HTTP; null when the receiver did not answer.
    status integer,
    fault text,
    primary key (delivery_id, number),
    check ((status is null) = (fault is not null))
  )
`;

/** Label decisions for tools that keep no connection. */
export class Webhooks1796600000000 implements MigrationInterface {
  readonly name = 'Webhooks1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WEBHOOKS);
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}

import type { QueryRunner } from 'typeorm';

/** A step of the log's tables, which belong to no subgraph: whoever starts first takes it. Never edited once released. */
interface EventLogMigration {
  readonly name: string;
  readonly sql: string;
}

const INITIAL: EventLogMigration = {
  name: '1-initial',
  sql: `
    -- Everything that happened, in the order of commits. Append-only.
    create table events.event (
      -- 1, 2, 3… without holes.
      seq bigint primary key check (seq >= 1),
      id uuid not null unique,
      type text collate "C" not null,
      version integer not null check (version >= 1),
      -- 1, 2, 3… without holes among the events of its type.
      number bigint not null check (number >= 1),
      subject text collate "C" not null,
      occurred_at timestamptz(3) not null,
      recorded_at timestamptz(3) not null default clock_timestamp(),
      payload jsonb not null
    );
    create index on events.event (type, seq);
    create index on events.event (type, subject, seq);

    -- One row: which log this is, and from where on it is whole. Of what happened before, the latest event of each
    -- subject is kept.
    create table events.log (
      singleton boolean primary key default true check (singleton),
      id uuid not null default gen_random_uuid(),
      whole_after_seq bigint not null default 0,
      whole_after_id uuid not null
    );
    insert into events.log (id, whole_after_id) select id, id from gen_random_uuid() id;

    -- How far each consumer has come.
    create table events.consumer (
      name text collate "C" primary key,
      seq bigint not null,
      id uuid not null,
      updated_at timestamptz(3) not null default clock_timestamp()
    );

    -- An event follows the one before it. Those who append take turns, so this never refuses them.
    create function events.expect_successor() returns trigger language plpgsql as $function$
      begin
        if new.seq <> coalesce((select max(seq) from events.event), 0) + 1 then
          raise exception 'An event of the log follows the last one.' using errcode = 'restrict_violation';
        end if;
        if new.number <> 1 + coalesce(
          (select number from events.event where type = new.type order by seq desc limit 1), 0
        ) then
          raise exception 'An event of the log follows the last one of its type.'
            using errcode = 'restrict_violation';
        end if;
        return new;
      end
    $function$;
    create trigger successor before insert on events.event
      for each row execute function events.expect_successor();

    create function events.refuse_change() returns trigger language plpgsql as $function$
      begin
        if tg_op = 'DELETE' then
          if old.seq <= (select whole_after_seq from events.log) then
            return old;
          end if;
        end if;
        raise exception 'The event log is append-only.' using errcode = 'restrict_violation';
      end
    $function$;
    create trigger append_only before update or delete on events.event
      for each row execute function events.refuse_change();
    create trigger append_only_as_a_whole before truncate on events.event
      for each statement execute function events.refuse_change();
  `,
};

const MIGRATIONS: readonly EventLogMigration[] = [INITIAL];

/** Brings the log's schema up to date, in the transaction of the runner, which holds the lock of migrations. */
export async function migrateEventLog(runner: Pick<QueryRunner, 'query'>): Promise<void> {
  await runner.query('create schema if not exists events');
  await runner.query(`
    create table if not exists events.migration (name text primary key, run_at timestamptz not null default now())
  `);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the statement above says what the rows hold
  const done = (await runner.query('select name from events.migration')) as { name: string }[];
  const names = new Set(done.map(({ name }) => name));
  for (const { name, sql } of MIGRATIONS.filter((migration) => !names.has(migration.name))) {
    await runner.query(sql);
    await runner.query('insert into events.migration (name) values ($1)', [name]);
  }
}

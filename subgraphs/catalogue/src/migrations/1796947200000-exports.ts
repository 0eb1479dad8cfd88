import type { MigrationInterface, QueryRunner } from 'typeorm';

const EXPORTS = `
  create table catalogue.export_job (
    id text collate "C" primary key,
    list text not null check (list in ('SEARCH', 'FIRMS', 'ITEMS')),
    format text not null check (format in ('CSV', 'XLSX', 'JSON_LINES')),
    -- Language of the titles of columns; null: their names.
    titles text check (titles in ('FR', 'EN')),
    file_name text not null,
    state text not null check (state in ('WAITING', 'RUNNING', 'COMPLETED', 'FAILED')),
    failure text,
    rows_total integer not null check (rows_total >= 0),
    rows_done integer not null default 0 check (rows_done between 0 and rows_total),
    part_count integer not null default 0,
    size_bytes bigint not null default 0,
    -- Who works on it, and when that was last heard of: somebody else takes over what is long silent.
    runner text,
    heard_at timestamptz(3),
    created_by text collate "C" not null,
    created_at timestamptz(3) not null,
    started_at timestamptz(3),
    ended_at timestamptz(3),
    expires_at timestamptz(3),
    version integer not null default 1 check (version > 0),
    check ((state = 'FAILED') = (failure is not null)),
    check ((state in ('COMPLETED', 'FAILED')) = (ended_at is not null)),
    check ((ended_at is null) = (expires_at is null))
  );
  create unique index export_job_of_caller on catalogue.export_job (created_by, created_at desc, id desc);
  create index export_job_unfinished on catalogue.export_job (created_at) where state in ('WAITING', 'RUNNING');
  create index export_job_expiring on catalogue.export_job (expires_at) where expires_at is not null;

  -- What the list held when its export was asked for, in its order. Gone when the job ends.
  create table catalogue.export_batch (
    job_id text collate "C" not null references catalogue.export_job on delete cascade,
    number integer not null,
    ids text[] not null check (ids <> '{}'),
    -- How well each was found; null where the list has no order of that kind.
    scores double precision[],
    primary key (job_id, number)
  );

  -- The file, piece by piece. Gone with its job.
  create table catalogue.export_part (
    job_id text collate "C" not null references catalogue.export_job on delete cascade,
    number integer not null,
    content bytea not null,
    primary key (job_id, number)
  )
`;

export class Exports1796947200000 implements MigrationInterface {
  readonly name = 'Exports1796947200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(EXPORTS);
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}

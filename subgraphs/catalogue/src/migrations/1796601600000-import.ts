import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `sourced_version` is the version as which sources made a record: an import, or the sample data. A record with
 * another version was changed by somebody since, and is nothing for an import to write over.
 */
const RECORDS = `
  alter table catalogue.source add column read_on date;

  alter table catalogue.firm
    add column sourced_version integer,
    add column line_hash text;
  alter table catalogue.item
    add column sourced_version integer,
    add column line_hash text;
  alter table catalogue.establishment add column line_hash text;

  -- Nobody but the sample data has written either so far.
  update catalogue.firm set sourced_version = version;
  update catalogue.item set sourced_version = version;
`;

const JOBS = `
  create table catalogue.import_job (
    id text collate "C" primary key,
    format text not null check (
      format in ('FIRMS', 'ESTABLISHMENTS', 'ITEMS', 'SIRENE_LEGAL_UNITS', 'SIRENE_ESTABLISHMENTS')
    ),
    dry_run boolean not null,
    adds_firms boolean not null,
    file_name text not null check (file_name <> ''),
    -- Known once the file is there as a whole.
    file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes bigint not null check (size_bytes >= 0),
    source_title text not null check (source_title <> ''),
    source_url text check (source_url ~ '^https?://'),
    source_licence text not null check (source_licence <> ''),
    source_quality text not null,
    source_read_on date not null,
    state text not null check (
      state in ('UPLOADING', 'WAITING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')
    ),
    failure text,
    failure_value text,
    failure_line integer,
    last_line integer not null default 0,
    lines_read integer not null default 0,
    lines_bad integer not null default 0,
    lines_skipped integer not null default 0,
    records_added integer not null default 0,
    records_changed integer not null default 0,
    records_unchanged integer not null default 0,
    -- Who works on it, and when that was last heard of: somebody else takes over what is long silent.
    runner text,
    heard_at timestamptz(3),
    created_by text not null,
    created_at timestamptz(3) not null,
    started_at timestamptz(3),
    ended_at timestamptz(3),
    version integer not null default 1 check (version > 0),
    check ((state = 'FAILED') = (failure is not null)),
    check (lines_read = lines_bad + lines_skipped + records_added + records_changed + records_unchanged)
  );
  create unique index import_job_by_creation on catalogue.import_job (created_at desc, id desc);
  create index import_job_unfinished on catalogue.import_job (created_at)
    where state in ('WAITING', 'RUNNING');

  create table catalogue.import_problem (
    job_id text collate "C" not null references catalogue.import_job on delete cascade,
    line integer not null,
    ordinal smallint not null,
    column_name text,
    code text not null,
    value text not null,
    primary key (job_id, line, ordinal)
  );

  -- What the lines of a job so far were about, so that no line contradicts an earlier one. Gone when the job ends.
  create table catalogue.import_key (
    job_id text collate "C" not null references catalogue.import_job on delete cascade,
    key text collate "C" not null,
    line integer not null,
    primary key (job_id, key)
  );

  -- A file that is handed in, piece by piece. Gone when the job ends.
  create table catalogue.import_part (
    job_id text collate "C" not null references catalogue.import_job on delete cascade,
    number integer not null,
    content bytea not null,
    primary key (job_id, number)
  )
`;

export class Import1796601600000 implements MigrationInterface {
  readonly name = 'Import1796601600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(RECORDS);
    await queryRunner.query(JOBS);
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}

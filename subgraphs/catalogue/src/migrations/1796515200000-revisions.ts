import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a firm states itself is a source, too. */
const STATEMENTS = `
  alter table catalogue.source drop constraint source_quality_check;
  alter table catalogue.source add constraint source_quality_check check (
    quality in (
      'OPEN_DATA_SET', 'PUBLISHED_PAGE', 'SECONDARY_COPY', 'FIRM_STATEMENT', 'OWN', 'DEMONSTRATION'
    )
  )
`;

const PROFILES = `
  alter table catalogue.contractor_profile
    -- ECSS disciplines, the main one first.
    add column discipline_codes text[] collate "C" not null default '{}',
    add column contact_site_id text collate "C" references catalogue.establishment on delete set null;
  create index contractor_profile_contact_site on catalogue.contractor_profile (contact_site_id);
  alter table catalogue.establishment
    add column roles text[] not null default '{}' check (
      roles <@ array[
        'MANAGEMENT', 'SALES', 'ENGINEERING', 'RESEARCH', 'PRODUCTION', 'INTEGRATION_TESTS', 'OPERATIONS'
      ]
    )
`;

/** Hidden from lists and search; whoever holds its id still finds it. */
const ARCHIVED = `
  alter table catalogue.firm add column archived_at timestamptz(3);
  alter table catalogue.item add column archived_at timestamptz(3)
`;

const REVISIONS = `
  -- Without references to firms and items: what was published stays readable, whatever becomes of them.
  create table catalogue.revision (
    id text collate "C" primary key,
    record_id text collate "C" not null,
    firm_id text collate "C" not null,
    -- Counts what was published of the record; null for what never was.
    number integer check (number > 0),
    state text not null check (
      state in ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'SUPERSEDED', 'ARCHIVED', 'DISCARDED')
    ),
    version integer not null check (version > 0),
    -- Version of the record that it was written upon (null: of none), or became.
    record_version integer check (record_version > 0),
    content jsonb not null,
    created_at timestamptz(3) not null,
    check ((number is null) = (state in ('DRAFT', 'SUBMITTED', 'DISCARDED')))
  );
  create unique index revision_number on catalogue.revision (record_id, number);
  create unique index revision_open on catalogue.revision (record_id)
    where state in ('DRAFT', 'SUBMITTED');
  create unique index revision_standing on catalogue.revision (record_id)
    where state in ('PUBLISHED', 'ARCHIVED');
  create index revision_by_age on catalogue.revision (created_at desc, id desc);
  create index revision_of_firm on catalogue.revision (firm_id, created_at desc, id desc);

  create table catalogue.revision_step (
    revision_id text collate "C" not null references catalogue.revision,
    ordinal integer not null,
    state text not null,
    at timestamptz(3) not null,
    -- Null: taken over from the sources, nobody's deed.
    actor text,
    reason_fr text,
    reason_en text,
    primary key (revision_id, ordinal)
  )
`;

export class Revisions1796515200000 implements MigrationInterface {
  readonly name = 'Revisions1796515200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [STATEMENTS, PROFILES, ARCHIVED, REVISIONS]) {
      await queryRunner.query(part);
    }
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}

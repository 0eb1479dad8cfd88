import type { MigrationInterface, QueryRunner } from 'typeorm';

const SAVED_SEARCHES = `
  create table catalogue.saved_search (
    id text collate "C" primary key,
    -- The subject of the access token of whoever saved it.
    owner text collate "C" not null,
    name text not null check (name <> ''),
    folder text,
    text text,
    -- The filter as it was given, in canonical form, and what it comes to.
    filter jsonb not null,
    criteria jsonb not null,
    canonical text not null,
    version integer not null check (version > 0),
    created_at timestamptz(3) not null
  );
  create unique index saved_search_once on catalogue.saved_search (owner, md5(canonical));
  create index saved_search_of_owner on catalogue.saved_search (owner, created_at desc, id desc);

  -- What a search has found, once for each document: at first when it was saved, later by an event.
  create table catalogue.search_match (
    saved_search_id text collate "C" not null references catalogue.saved_search on delete cascade,
    document_id text collate "C" not null,
    primary key (saved_search_id, document_id)
  )
`;

export class SavedSearches1796860800000 implements MigrationInterface {
  readonly name = 'SavedSearches1796860800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SAVED_SEARCHES);
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words as search compares them: lower case, without accents, everything but letters and digits gone. `search_joined`
 * also joins what a hyphen, a dot or a slash separates, so that DRW-400 is found as DRW400, too.
 */
const FUNCTIONS = `
  create function catalogue.search_words(words text) returns text
  language plpgsql immutable strict parallel safe as $$
  begin
    return regexp_replace(
      lower(extensions.unaccent('extensions.unaccent', words)), '[^a-z0-9]+', ' ', 'g'
    );
  end $$;

  create function catalogue.search_joined(words text) returns text
  language plpgsql immutable strict parallel safe as $$
  begin
    return regexp_replace(
      regexp_replace(
        lower(extensions.unaccent('extensions.unaccent', words)),
        '([a-z0-9])[-./]+(?=[a-z0-9])', '\\1', 'g'
      ),
      '[^a-z0-9]+', ' ', 'g'
    );
  end $$;
`;

const DOCUMENTS = `
  -- What can be found: a firm or an item, with everything that it is found, filtered and counted by. Made of the other
  -- tables of this schema and of what other subgraphs have announced; may be thrown away and made again.
  create table catalogue.search_document (
    id text collate "C" primary key,
    kind text collate "C" not null check (
      kind in ('FIRM', 'PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY')
    ),
    firm_id text collate "C" not null references catalogue.firm on delete cascade,
    sort_name text collate "C" not null,
    changed_at timestamptz(3) not null,
    name_fr text not null,
    name_en text not null,
    -- Other names, references and registry numbers.
    names text not null,
    body_fr text not null,
    body_en text not null,
    -- What it is and whose it is.
    context_fr text not null,
    context_en text not null,
    -- Where and with what.
    further_fr text not null,
    further_en text not null,
    -- FIELD:value, one for each value of each facet, and CELL:… for places.
    facets text[] collate "C" not null,
    places extensions.geography(MultiPoint, 4326),
    vector tsvector not null generated always as (
      setweight(to_tsvector('pg_catalog.simple', catalogue.search_words(name_fr || ' ' || name_en || ' ' || names)), 'A')
      || setweight(to_tsvector('pg_catalog.simple', catalogue.search_joined(name_fr || ' ' || names)), 'A')
      || setweight(to_tsvector('pg_catalog.french', catalogue.search_words(name_fr)), 'A')
      || setweight(to_tsvector('pg_catalog.english', catalogue.search_words(name_en)), 'A')
      || setweight(to_tsvector('pg_catalog.simple', catalogue.search_words(context_fr || ' ' || context_en)), 'B')
      || setweight(to_tsvector('pg_catalog.french', catalogue.search_words(context_fr)), 'B')
      || setweight(to_tsvector('pg_catalog.english', catalogue.search_words(context_en)), 'B')
      || setweight(to_tsvector('pg_catalog.french', catalogue.search_words(body_fr)), 'C')
      || setweight(to_tsvector('pg_catalog.english', catalogue.search_words(body_en)), 'C')
      || setweight(to_tsvector('pg_catalog.french', catalogue.search_words(further_fr)), 'D')
      || setweight(to_tsvector('pg_catalog.english', catalogue.search_words(further_en)), 'D')
    ) stored
  );
  -- One index for words and facets together: conditions on both are met while it is read. Not by way of a pending
  -- list, which every search would have to read.
  create index search_document_found on catalogue.search_document
    using gin (vector, facets) with (fastupdate = off);
  create index search_document_firm on catalogue.search_document (firm_id);
  create unique index search_document_by_name on catalogue.search_document (sort_name, id);
  create index search_document_by_change on catalogue.search_document (changed_at);

  -- Every word that can be found, with its stems, to tell a misspelt one and to correct it.
  create table catalogue.search_word (
    word text collate "C" primary key,
    french text collate "C" not null generated always as (
      coalesce((ts_lexize('pg_catalog.french_stem', word))[1], word)
    ) stored,
    english text collate "C" not null generated always as (
      coalesce((ts_lexize('pg_catalog.english_stem', word))[1], word)
    ) stored
  );
  create index search_word_french on catalogue.search_word (french);
  create index search_word_english on catalogue.search_word (english);
  create index search_word_alike on catalogue.search_word
    using gin (word extensions.gin_trgm_ops) with (fastupdate = off) where word ~ '^[a-z]{4,}$';

  -- Phrases that mean the same: one concept each.
  create table catalogue.search_synonym (
    concept text collate "C" not null,
    words text[] collate "C" not null check (words <> '{}'),
    french text[] collate "C" not null,
    english text[] collate "C" not null,
    primary key (concept, words)
  );

  -- How the values of facets are called, where the taxonomies do not say it; the region of each département.
  create table catalogue.search_facet_label (
    field text collate "C" not null,
    value text collate "C" not null,
    label_fr text not null,
    label_en text not null,
    broader_value text collate "C",
    primary key (field, value)
  );

  -- One row: what made the documents.
  create table catalogue.search_state (
    single boolean primary key default true check (single),
    made_by text not null,
    made_at timestamptz(3) not null
  );
`;

/** What other subgraphs have announced, as far as documents are made of it. */
const ANNOUNCED = `
  create table catalogue.announced_label (
    number text collate "C" primary key,
    version integer not null,
    subject_id text collate "C" not null,
    valid_until date not null,
    -- Its status from each day on, oldest first: [{"status", "effectiveOn"}].
    transitions jsonb not null,
    announced_at timestamptz(3) not null
  );
  create index announced_label_subject on catalogue.announced_label (subject_id);

  create table catalogue.announced_trl (
    assessment_id text collate "C" primary key,
    subject_id text collate "C" not null,
    level smallint not null check (level between 1 and 9),
    announced_at timestamptz(3) not null
  );
  create index announced_trl_subject on catalogue.announced_trl (subject_id);

  create table catalogue.announced_place (
    establishment_id text collate "C" primary key,
    latitude double precision not null,
    longitude double precision not null,
    announced_at timestamptz(3) not null
  );
`;

export class Search1796428800000 implements MigrationInterface {
  readonly name = 'Search1796428800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [FUNCTIONS, DOCUMENTS, ANNOUNCED]) {
      await queryRunner.query(part);
    }
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}

import { sampleDataLoadTable } from '@apogee/shared/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SOURCES = `
  create table catalogue.source (
    id text collate "C" primary key,
    code text,
    title text not null check (title <> ''),
    url text check (url ~ '^https?://'),
    quality text not null check (
      quality in ('OPEN_DATA_SET', 'PUBLISHED_PAGE', 'SECONDARY_COPY', 'OWN', 'DEMONSTRATION')
    ),
    licence text not null
  )
`;

const TAXONOMY = `
  create table catalogue.taxonomy_term (
    vocabulary text not null check (
      vocabulary in ('ESA_TECHNOLOGY_TREE', 'PRODUCT_TREE', 'ECSS_DISCIPLINE', 'NASA_TX_2020')
    ),
    code text collate "C" not null,
    parent_code text collate "C",
    ordinal integer not null,
    version text not null,
    label_fr text not null,
    label_en text not null,
    source_id text collate "C" not null references catalogue.source,
    primary key (vocabulary, code),
    unique (vocabulary, ordinal) deferrable initially deferred,
    foreign key (vocabulary, parent_code) references catalogue.taxonomy_term,
    check (parent_code <> code)
  );
  create index taxonomy_term_parent on catalogue.taxonomy_term (vocabulary, parent_code, ordinal);
  create index taxonomy_term_source on catalogue.taxonomy_term (source_id);

  create table catalogue.taxonomy_close_match (
    from_vocabulary text not null,
    from_code text collate "C" not null,
    to_vocabulary text not null,
    to_code text collate "C" not null,
    primary key (from_vocabulary, from_code, to_vocabulary, to_code),
    foreign key (from_vocabulary, from_code) references catalogue.taxonomy_term,
    foreign key (to_vocabulary, to_code) references catalogue.taxonomy_term,
    check (from_vocabulary <> to_vocabulary)
  );
  create index taxonomy_close_match_to on catalogue.taxonomy_close_match (to_vocabulary, to_code)
`;

const FIRMS = `
  create table catalogue.firm (
    id text collate "C" primary key,
    siren text unique check (siren ~ '^[0-9]{9}$'),
    legal_name text not null check (legal_name <> ''),
    -- Lower case without accents, written by the application: the order of lists must not depend on
    -- the collations that an engine happens to have.
    sort_name text collate "C" not null,
    trade_name text,
    former_names text[] not null default '{}',
    website text check (website ~ '^https?://'),
    founded_on date,
    demonstration boolean not null,
    verified boolean not null,
    is_sample boolean not null default false,
    version integer not null check (version > 0),
    updated_at timestamptz(3) not null
  );
  create unique index firm_by_name on catalogue.firm (sort_name, id);
  create unique index firm_by_update on catalogue.firm (updated_at desc, id desc);

  create table catalogue.contractor_profile (
    firm_id text collate "C" primary key references catalogue.firm on delete cascade,
    summary_fr text,
    summary_en text,
    activity_categories text[] not null check (
      activity_categories <@ array[
        'LAUNCH_SYSTEMS', 'SPACECRAFT_PLATFORMS', 'PAYLOADS_INSTRUMENTS', 'EQUIPMENT_SUBSYSTEMS',
        'EEE_PARTS_MATERIALS', 'GROUND_SEGMENT', 'USER_SEGMENT', 'OPERATIONS_SERVICES',
        'AIT_TEST_FACILITIES', 'ENGINEERING_SERVICES', 'SOFTWARE_DATA', 'DOWNSTREAM_APPLICATIONS',
        'BALLOONS_HIGH_ALTITUDE', 'RESEARCH_TRAINING'
      ]
    )
  );

  create table catalogue.sme_status (
    firm_id text collate "C" primary key references catalogue.firm on delete cascade,
    category text not null check (category in ('MICRO', 'SMALL', 'MEDIUM', 'MID_CAP', 'LARGE')),
    linkage text check (linkage in ('AUTONOMOUS', 'PARTNER', 'LINKED')),
    headcount_awu double precision check (headcount_awu >= 0),
    accounting_years integer[] not null,
    declared_on date
  );

  create table catalogue.firm_source (
    firm_id text collate "C" not null references catalogue.firm on delete cascade,
    ordinal smallint not null,
    source_id text collate "C" not null references catalogue.source,
    primary key (firm_id, ordinal),
    unique (firm_id, source_id)
  );
  create index firm_source_source on catalogue.firm_source (source_id)
`;

const ESTABLISHMENTS = `
  create table catalogue.establishment (
    id text collate "C" primary key,
    firm_id text collate "C" not null references catalogue.firm on delete cascade,
    ordinal smallint not null,
    siret text unique check (siret ~ '^[0-9]{14}$'),
    name text,
    is_headquarters boolean,
    line1 text,
    line2 text,
    postcode text,
    city text,
    country_code text not null check (country_code ~ '^[A-Z]{2}$'),
    commune_code text collate "C" not null check (commune_code ~ '^(([0-9]{2}|2[AB])[0-9]{3})$'),
    departement_code text collate "C" not null generated always as (
      case
        when commune_code like '97%' or commune_code like '98%' then left(commune_code, 3)
        else left(commune_code, 2)
      end
    ) stored,
    unique (firm_id, ordinal)
  );
  create unique index establishment_one_headquarters
    on catalogue.establishment (firm_id) where is_headquarters;
  create index establishment_commune on catalogue.establishment (commune_code);
  create index establishment_departement on catalogue.establishment (departement_code)
`;

const ITEMS = `
  create table catalogue.item (
    id text collate "C" primary key,
    kind text not null check (kind in ('PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY')),
    firm_id text collate "C" not null references catalogue.firm on delete cascade,
    name_fr text not null check (name_fr <> ''),
    name_en text,
    -- As in catalogue.firm.
    sort_name text collate "C" not null,
    description_fr text,
    description_en text,
    category_vocabulary text not null default 'PRODUCT_TREE' check (
      category_vocabulary = 'PRODUCT_TREE'
    ),
    category_code text collate "C",
    reference text,
    design_issue text,
    range_id text collate "C",
    range_kind text generated always as (
      case when range_id is not null then 'PRODUCT_RANGE' end
    ) stored,
    lead_time_months smallint check (lead_time_months >= 0),
    itar_free boolean,
    export_control text[] not null default '{}' check (
      export_control <@ array[
        'NONE_DECLARED', 'EU_DUAL_USE', 'FR_WAR_MATERIEL', 'EAR99', 'EAR_9A515', 'ITAR'
      ]
    ),
    is_sample boolean not null default false,
    version integer not null check (version > 0),
    updated_at timestamptz(3) not null,
    unique (id, kind, firm_id),
    foreign key (category_vocabulary, category_code) references catalogue.taxonomy_term,
    -- A product belongs to a range of its own firm, and to nothing that is not a range.
    foreign key (range_id, range_kind, firm_id) references catalogue.item (id, kind, firm_id)
      deferrable initially deferred,
    constraint only_activities_lack_a_category check (
      (kind = 'ENGINEERING_ACTIVITY') = (category_code is null)
    ),
    constraint only_products_have_product_facts check (
      kind = 'PRODUCT' or (
        num_nonnulls(reference, design_issue, range_id, lead_time_months, itar_free) = 0
        and export_control = '{}'
      )
    )
  );
  create unique index item_by_name on catalogue.item (sort_name, id);
  create unique index item_of_firm_by_name on catalogue.item (firm_id, sort_name, id);
  create index item_category on catalogue.item (category_vocabulary, category_code);
  create index item_range on catalogue.item (range_id, sort_name, id);

  create table catalogue.item_term (
    item_id text collate "C" not null references catalogue.item on delete cascade,
    vocabulary text not null check (vocabulary in ('ESA_TECHNOLOGY_TREE', 'ECSS_DISCIPLINE')),
    ordinal smallint not null,
    code text collate "C" not null,
    primary key (item_id, vocabulary, ordinal),
    unique (item_id, vocabulary, code),
    foreign key (vocabulary, code) references catalogue.taxonomy_term
  );
  create index item_term_term on catalogue.item_term (vocabulary, code, item_id);

  create table catalogue.item_source (
    item_id text collate "C" not null references catalogue.item on delete cascade,
    ordinal smallint not null,
    source_id text collate "C" not null references catalogue.source,
    primary key (item_id, ordinal),
    unique (item_id, source_id)
  );
  create index item_source_source on catalogue.item_source (source_id);

  create table catalogue.product_constituent (
    product_id text collate "C" not null references catalogue.item on delete cascade,
    ordinal smallint not null,
    constituent_id text collate "C" not null references catalogue.item on delete cascade
      deferrable initially deferred,
    primary key (product_id, ordinal),
    unique (product_id, constituent_id),
    check (product_id <> constituent_id)
  );
  create index product_constituent_constituent
    on catalogue.product_constituent (constituent_id)
`;

/** A date as precise as its source: a year, a month or a day. */
const PARTIAL_DATE = `'^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'`;

const FACTS = `
  create table catalogue.specification (
    item_id text collate "C" not null references catalogue.item on delete cascade,
    ordinal smallint not null,
    parameter text collate "C" not null,
    value double precision,
    min double precision,
    max double precision,
    text text,
    unit text,
    condition text,
    source_id text collate "C" references catalogue.source,
    source_page integer check (source_page > 0),
    primary key (item_id, ordinal),
    check (min <= max),
    constraint states_one_thing check (
      (value is not null)::int + (text is not null)::int + (num_nonnulls(min, max) > 0)::int = 1
    )
  );
  create index specification_parameter on catalogue.specification (parameter, item_id);
  create index specification_source on catalogue.specification (source_id);

  create table catalogue.heritage_claim (
    item_id text collate "C" not null references catalogue.item on delete cascade,
    ordinal smallint not null,
    status text not null check (
      status in (
        'IN_ORBIT', 'FLOWN', 'OPERATIONAL', 'DELIVERED', 'ORDERED', 'SELECTED', 'QUALIFIED',
        'IN_QUALIFICATION', 'IN_PRODUCTION', 'IN_DEVELOPMENT', 'END_OF_LIFE_ANNOUNCED'
      )
    ),
    mission text,
    operator text,
    launched text check (launched ~ ${PARTIAL_DATE}),
    orbit text,
    units_flown integer check (units_flown > 0),
    same_configuration boolean,
    detail_fr text,
    detail_en text,
    source_id text collate "C" references catalogue.source,
    primary key (item_id, ordinal)
  );
  create index heritage_claim_source on catalogue.heritage_claim (source_id);

  create table catalogue.trl_statement (
    item_id text collate "C" not null references catalogue.item on delete cascade,
    ordinal smallint not null,
    level smallint not null check (level between 1 and 9),
    at_least boolean not null,
    kind text not null check (kind in ('STATED', 'PROJECT_OBJECTIVE', 'LABEL_CRITERION')),
    as_of text check (as_of ~ ${PARTIAL_DATE}),
    note_fr text,
    note_en text,
    source_id text collate "C" references catalogue.source,
    primary key (item_id, ordinal)
  );
  create index trl_statement_source on catalogue.trl_statement (source_id)
`;

export class Initial1795305700000 implements MigrationInterface {
  readonly name = 'Initial1795305700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [SOURCES, TAXONOMY, FIRMS, ESTABLISHMENTS, ITEMS, FACTS]) {
      await queryRunner.query(part);
    }
    await queryRunner.query(sampleDataLoadTable('catalogue'));
  }

  /** Migrations go forward only: a mistake is corrected by the next one. */
  down(): Promise<void> {
    return Promise.reject(new TypeError('Migrations of this project are not reverted.'));
  }
}

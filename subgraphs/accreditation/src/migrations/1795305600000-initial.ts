import { sampleDataLoadTable } from '@apogee/shared/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SCHEMES = `
  create table accreditation.label_scheme (
    version text primary key,
    in_force_from date not null unique,
    validity_months smallint not null check (validity_months > 0),
    trl_threshold smallint not null check (trl_threshold between 1 and 9),
    minimum_references smallint not null check (minimum_references >= 0),
    description_fr text,
    description_en text
  )
`;

const ENVIRONMENTS = `
  create table accreditation.environment (
    id text primary key,
    kind text not null check (kind in ('LABORATORY', 'RELEVANT', 'OPERATIONAL')),
    name_fr text not null,
    name_en text,
    orbit text,
    lifetime_years double precision check (lifetime_years > 0)
  );

  create table accreditation.environment_parameter (
    environment_id text not null references accreditation.environment,
    ordinal smallint not null,
    name text not null,
    unit text not null,
    min double precision,
    max double precision,
    margin text,
    primary key (environment_id, ordinal),
    unique (environment_id, name),
    check (min <= max)
  )
`;

const ASSESSMENTS = `
  create table accreditation.trl_assessment (
    id text collate "C" primary key,
    subject_id text not null,
    configuration text not null,
    scale text not null check (scale in ('ISO_16290', 'NASA_NPR_7123', 'EU_HORIZON')),
    status text not null check (
      status in ('CLAIMED', 'UNDER_ASSESSMENT', 'CONFIRMED', 'DOWNGRADED', 'SUPERSEDED', 'WITHDRAWN')
    ),
    claimed_level smallint not null check (claimed_level between 1 and 9),
    confirmed_level smallint check (confirmed_level between 1 and 9),
    mission_class text not null,
    system text,
    environment_id text references accreditation.environment,
    interfaces jsonb not null default '[]',
    assessor_fr text,
    assessor_en text,
    independence text not null check (
      independence in ('SELF_DECLARED', 'CUSTOMER', 'AGENCY', 'THIRD_PARTY')
    ),
    assessed_on date not null,
    supersedes_id text collate "C" unique references accreditation.trl_assessment,
    check (supersedes_id <> id),
    check (status not in ('CLAIMED', 'UNDER_ASSESSMENT') or confirmed_level is null),
    check (status not in ('CONFIRMED', 'DOWNGRADED') or confirmed_level is not null),
    check (status <> 'DOWNGRADED' or confirmed_level < claimed_level)
  );

  create index on accreditation.trl_assessment (subject_id);
  create index on accreditation.trl_assessment (environment_id);

  create table accreditation.trl_constituent (
    assessment_id text collate "C" not null references accreditation.trl_assessment,
    constituent_id text collate "C" not null references accreditation.trl_assessment,
    critical boolean not null,
    primary key (assessment_id, constituent_id),
    check (assessment_id <> constituent_id)
  );

  create table accreditation.reassessment_trigger (
    id text collate "C" primary key,
    assessment_id text collate "C" not null references accreditation.trl_assessment,
    kind text not null check (
      kind in (
        'DESIGN_ISSUE_CHANGE', 'PRODUCTION_CHANGE', 'PART_OBSOLESCENCE', 'NEW_ENVIRONMENT',
        'IN_ORBIT_ANOMALY', 'EVIDENCE_WITHDRAWN', 'AGE'
      )
    ),
    raised_at timestamptz(3) not null,
    detail_fr text not null,
    detail_en text,
    resolved_at timestamptz(3),
    resolved_by_id text collate "C" references accreditation.trl_assessment,
    check (resolved_at >= raised_at),
    check (resolved_by_id is null or resolved_at is not null)
  );

  create index on accreditation.reassessment_trigger (assessment_id)
`;

const EVIDENCE = `
  create table accreditation.evidence (
    id text collate "C" primary key,
    assessment_id text collate "C" not null references accreditation.trl_assessment,
    kind text not null check (
      kind in (
        'BASIC_PRINCIPLES_REPORT', 'CONCEPT_DEFINITION', 'ANALYTICAL_MODEL', 'PERFORMANCE_REQUIREMENTS',
        'ENVIRONMENT_DEFINITION', 'CRITICAL_FUNCTION_ANALYSIS', 'DESIGN_DEFINITION', 'TEST_PLAN',
        'MODEL_DEFINITION', 'SCALING_ANALYSIS', 'TEST_REPORT', 'QUALIFICATION_REVIEW', 'ACCEPTANCE_REVIEW',
        'FLIGHT_READINESS', 'COMMISSIONING_REPORT', 'IN_ORBIT_REPORT', 'TRA_REPORT', 'CUSTOMER_ATTESTATION'
      )
    ),
    reference text not null,
    issue text not null,
    issued_on date not null,
    issuer text not null,
    model text not null check (
      model in (
        'NONE', 'SIMULATION', 'BREADBOARD', 'DEVELOPMENT_MODEL', 'STM', 'EM', 'EQM', 'QM', 'LIFE_TEST_MODEL',
        'PFM', 'FM', 'FLIGHT_SPARE'
      )
    ),
    environment_kind text check (environment_kind in ('LABORATORY', 'RELEVANT', 'OPERATIONAL')),
    environment_id text references accreditation.environment,
    configuration_tested text,
    like_form boolean,
    like_fit boolean,
    like_function boolean,
    like_full_scale boolean,
    agrees_with_prediction boolean,
    integration boolean not null,
    deltas jsonb not null default '[]',
    verdict text not null check (
      verdict in ('PENDING', 'ACCEPTED', 'ACCEPTED_WITH_RESERVATION', 'REJECTED')
    ),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    confidential boolean not null,
    -- A defined environment says its kind itself: the column is for tests in an environment nobody defined.
    check (environment_id is null or environment_kind is null),
    check (num_nulls(like_form, like_fit, like_function, like_full_scale) in (0, 4))
  );

  create index on accreditation.evidence (assessment_id);

  create table accreditation.critical_function (
    id text collate "C" primary key,
    assessment_id text collate "C" not null references accreditation.trl_assessment,
    name_fr text not null,
    name_en text,
    reasons text[] not null check (
      reasons <@ array['NEW_ELEMENT', 'NEW_CONSTITUENT', 'NEW_ENVIRONMENT', 'NEW_USE']
      and cardinality(reasons) > 0
    )
  );

  create index on accreditation.critical_function (assessment_id);

  create table accreditation.critical_function_evidence (
    critical_function_id text collate "C" not null references accreditation.critical_function,
    evidence_id text collate "C" not null references accreditation.evidence,
    primary key (critical_function_id, evidence_id)
  )
`;

const RANGES = `
  -- A copy of what the catalogue said on a day: this subgraph never reads the catalogue's tables.
  create table accreditation.range_member (
    range_id text not null,
    product_id text not null,
    as_of date not null,
    primary key (range_id, product_id)
  )
`;

const LABELS = `
  create table accreditation.label (
    number text collate "C" primary key,
    subject_id text not null,
    subject_kind text not null check (
      subject_kind in ('PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY')
    ),
    holder_id text not null,
    scope_fr text not null,
    scope_en text,
    scheme_version text not null references accreditation.label_scheme,
    awarded_on date not null,
    valid_from date not null,
    valid_until date not null,
    -- The end of its life as far as recorded: its final transition, else valid_until.
    ended_on date not null,
    predecessor_number text collate "C" unique references accreditation.label,
    basis_assessment_id text collate "C" references accreditation.trl_assessment,
    accepted_references smallint check (accepted_references >= 0),
    version integer not null check (version >= 1),
    check (awarded_on <= valid_from),
    check (valid_from < valid_until),
    check (ended_on between valid_from and valid_until),
    check (predecessor_number <> number),
    -- An activity has no readiness level: references stand in for it.
    check ((subject_kind = 'ENGINEERING_ACTIVITY') = (basis_assessment_id is null)),
    check ((subject_kind = 'ENGINEERING_ACTIVITY') = (accepted_references is not null)),
    -- At most one active or suspended label of a subject on any day. The subject's hash stands for the subject,
    -- as equality of text inside an exclusion constraint would need the extension btree_gist.
    constraint one_running_label_per_subject exclude using gist (
      numrange(hashtextextended(subject_id, 0), hashtextextended(subject_id, 0), '[]') with &&,
      daterange(valid_from, ended_on) with &&
    )
  );

  create index on accreditation.label (valid_until, number);
  create index on accreditation.label (holder_id);
  create index on accreditation.label (subject_id);

  create table accreditation.label_transition (
    label_number text collate "C" not null references accreditation.label,
    ordinal smallint not null check (ordinal >= 1),
    status text not null check (
      status in ('ACTIVE', 'SUSPENDED', 'WITHDRAWN', 'SURRENDERED', 'RENEWED')
    ),
    effective_on date not null,
    suspended_until date,
    ground_fr text,
    ground_en text,
    ground_public boolean not null,
    primary key (label_number, ordinal),
    check (suspended_until is null or status = 'SUSPENDED'),
    check (suspended_until > effective_on),
    check (ordinal > 1 or status = 'ACTIVE')
  );

  -- The same rule as labelStatusOn in label.ts; an integration test compares the two.
  create function accreditation.label_status_on(label_number text, valid_until date, day date)
  returns text
  language sql
  stable
  as $function$
    select case
      when transition.status in ('WITHDRAWN', 'SURRENDERED', 'RENEWED') then transition.status
      when day >= valid_until then 'EXPIRED'
      else transition.status
    end
    from accreditation.label_transition transition
    where transition.label_number = label_status_on.label_number and transition.effective_on <= day
    order by transition.ordinal desc
    limit 1
  $function$
`;

/** The tables of the accreditation subgraph. */
export class Initial1795305600000 implements MigrationInterface {
  readonly name = 'Initial1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SCHEMES, ENVIRONMENTS, ASSESSMENTS, EVIDENCE, RANGES, LABELS]) {
      await runner.query(part);
    }
    await runner.query(sampleDataLoadTable('accreditation'));
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}

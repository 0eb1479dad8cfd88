import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What only configuration can say: none of it is public, so every rule is a column (ADR 5). */
const SCHEMES = `
  alter table accreditation.label_scheme
    add column quorum smallint not null default 3 check (quorum >= 1),
    add column minimum_directorates smallint not null default 2 check (minimum_directorates >= 1),
    add column casting_vote boolean not null default false,
    -- Signed evaluations that need no review beside them. Never one: four eyes see each file.
    add column mandatory_evaluations smallint not null default 2 check (mandatory_evaluations >= 2),
    add column renewal_window_months smallint not null default 6 check (renewal_window_months >= 0),
    add column completion_days smallint not null default 60 check (completion_days > 0),
    add column deferral_days smallint not null default 180 check (deferral_days > 0),
    add column appeal_days smallint not null default 60 check (appeal_days > 0),
    add column appeal_panel_size smallint not null default 3 check (appeal_panel_size >= 1),
    add column cooling_off_months smallint not null default 24 check (cooling_off_months >= 0),
    add column reminder_days smallint[] not null default '{180,90,30}',
    add column sme_rule_version text not null default 'EU-2003-361';

  create table accreditation.scheme_criterion (
    scheme_version text not null references accreditation.label_scheme on delete cascade,
    code text not null,
    ordinal smallint not null,
    name_fr text not null,
    name_en text,
    mandatory boolean not null,
    applies_to text[] not null check (
      applies_to <@ array['PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY'] and cardinality(applies_to) > 0
    ),
    max_score smallint check (max_score > 0),
    primary key (scheme_version, code),
    unique (scheme_version, ordinal)
  );

  -- Documents without which a file is not complete.
  create table accreditation.scheme_requirement (
    scheme_version text not null references accreditation.label_scheme on delete cascade,
    code text not null,
    ordinal smallint not null,
    name_fr text not null,
    name_en text,
    applies_to text[] not null check (
      applies_to <@ array['PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY'] and cardinality(applies_to) > 0
    ),
    primary key (scheme_version, code),
    unique (scheme_version, ordinal)
  )
`;

const PEOPLE = `
  create table accreditation.directorate (
    code text primary key,
    name_fr text not null,
    name_en text,
    valid_from date not null,
    valid_until date,
    check (valid_until > valid_from)
  );

  create table accreditation.person (
    id text collate "C" primary key,
    display_name text not null,
    -- Null for somebody from outside the agency.
    directorate_code text references accreditation.directorate
  );

  -- Why a person may not deal with a firm's files, from a day on; open-ended while until_on is null.
  create table accreditation.person_interest (
    id text collate "C" primary key,
    person_id text collate "C" not null references accreditation.person,
    firm_id text collate "C" not null,
    ground text not null check (
      ground in (
        'DIRECTORATE_CONTRACTS_WITH_APPLICANT', 'PERSONAL_INTEREST', 'PAST_EMPLOYMENT', 'CONSULTANCY', 'OTHER'
      )
    ),
    from_on date not null,
    until_on date,
    check (until_on >= from_on)
  );
  create index on accreditation.person_interest (firm_id, person_id);

  create table accreditation.committee_mandate (
    id text collate "C" primary key,
    person_id text collate "C" not null references accreditation.person,
    role text not null check (role in ('CHAIR', 'MEMBER', 'SECRETARY', 'OBSERVER')),
    voting boolean not null,
    from_on date not null,
    until_on date,
    check (until_on > from_on),
    check (not voting or role in ('CHAIR', 'MEMBER'))
  );
  create index on accreditation.committee_mandate (person_id)
`;

const APPLICATIONS = `
  -- A copy of what the catalogue said at an instant: this subgraph never reads the catalogue's tables.
  create table accreditation.catalogue_item (
    item_id text collate "C" primary key,
    kind text not null check (kind in ('PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY')),
    firm_id text collate "C" not null,
    design_issue text,
    published boolean not null,
    as_of timestamptz(3) not null
  );

  create table accreditation.application (
    id text collate "C" primary key,
    kind text not null check (kind in ('INITIAL', 'RENEWAL', 'SCOPE_CHANGE')),
    state text not null check (
      state in (
        'DRAFT', 'SUBMITTED', 'INCOMPLETE', 'INADMISSIBLE', 'ADMISSIBLE', 'UNDER_EVALUATION', 'EVALUATED',
        'UNDER_REVIEW', 'SCHEDULED', 'DEFERRED', 'DECIDED', 'WITHDRAWN', 'LAPSED'
      )
    ),
    applicant_id text collate "C" not null,
    subject_id text collate "C" not null,
    subject_kind text not null check (subject_kind in ('PRODUCT', 'PRODUCT_RANGE', 'ENGINEERING_ACTIVITY')),
    -- The label to renew, or whose scope to change.
    label_number text collate "C" references accreditation.label,
    scope_fr text not null,
    scope_en text,
    -- Frozen at submission.
    scheme_version text references accreditation.label_scheme,
    assessment_id text collate "C" references accreditation.trl_assessment,
    -- The file whose refusal an appeal overturned: this one is decided anew.
    reopens_id text collate "C" unique references accreditation.application,
    round smallint not null default 1 check (round >= 1),
    created_at timestamptz(3) not null,
    submitted_at timestamptz(3),
    due_by date,
    version integer not null default 1 check (version >= 1),
    check ((kind = 'INITIAL') = (label_number is null)),
    check (state in ('DRAFT', 'WITHDRAWN') or (scheme_version is not null and submitted_at is not null)),
    check ((due_by is not null) = (state in ('INCOMPLETE', 'DEFERRED')))
  );
  create index on accreditation.application (applicant_id);
  create index on accreditation.application (subject_id);
  create index on accreditation.application (created_at desc, id desc);
  create index on accreditation.application (due_by) where due_by is not null;
  create index on accreditation.application (assessment_id);
  create index on accreditation.application (label_number);
  -- Of one item, a firm has one file under way at a time.
  create unique index one_open_application_per_subject on accreditation.application (subject_id, applicant_id)
    where state not in ('INADMISSIBLE', 'DECIDED', 'WITHDRAWN', 'LAPSED');

  create table accreditation.application_event (
    seq bigint generated always as identity primary key,
    application_id text collate "C" not null references accreditation.application,
    ordinal smallint not null check (ordinal >= 1),
    from_state text,
    to_state text not null,
    at timestamptz(3) not null,
    -- The token's subject, or 'clock'.
    actor text not null,
    reason_fr text,
    reason_en text,
    unique (application_id, ordinal)
  );

  create table accreditation.application_document (
    id text collate "C" primary key,
    application_id text collate "C" not null references accreditation.application,
    requirement_code text not null,
    title text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    added_at timestamptz(3) not null,
    added_by text not null,
    unique (application_id, requirement_code, sha256)
  );

  -- References of an engineering activity, which has no readiness level.
  create table accreditation.application_reference (
    application_id text collate "C" not null references accreditation.application,
    ordinal smallint not null check (ordinal >= 1),
    mission text not null,
    operator text not null,
    -- The token's subject.
    accepted_by text,
    accepted_at timestamptz(3),
    primary key (application_id, ordinal),
    check ((accepted_by is null) = (accepted_at is null))
  );

  -- What the firm declares, with the version of the rule; recorded and accepted by a person, never computed.
  create table accreditation.sme_declaration (
    application_id text collate "C" primary key references accreditation.application,
    rule_version text not null,
    category text not null check (category in ('MICRO', 'SMALL', 'MEDIUM', 'NOT_SME')),
    linkage text not null check (linkage in ('AUTONOMOUS', 'PARTNER', 'LINKED')),
    accounting_years smallint[] not null check (cardinality(accounting_years) >= 1),
    headcount_awu numeric(10, 1) not null check (headcount_awu >= 0),
    turnover_eur bigint check (turnover_eur >= 0),
    balance_sheet_eur bigint check (balance_sheet_eur >= 0),
    declared_at timestamptz(3) not null,
    declared_by text not null,
    accepted_by text,
    accepted_at timestamptz(3),
    acceptance_note text,
    check ((accepted_by is null) = (accepted_at is null))
  )
`;

const EVALUATIONS = `
  create table accreditation.evaluation (
    id text collate "C" primary key,
    application_id text collate "C" not null references accreditation.application,
    round smallint not null,
    evaluator_id text collate "C" not null references accreditation.person,
    -- Where the evaluator belonged when the file was assigned.
    directorate_code text references accreditation.directorate,
    independence text not null check (independence in ('SELF_DECLARED', 'CUSTOMER', 'AGENCY', 'THIRD_PARTY')),
    started_at timestamptz(3) not null,
    conclusion text,
    recommendation text check (recommendation in ('GRANT', 'REFUSE', 'DEFER')),
    report_sha256 text check (report_sha256 ~ '^[0-9a-f]{64}$'),
    signed_at timestamptz(3),
    version integer not null default 1,
    unique (application_id, round, evaluator_id),
    check (signed_at is null or (conclusion is not null and recommendation is not null))
  );
  create index on accreditation.evaluation (evaluator_id);

  create table accreditation.criterion_score (
    evaluation_id text collate "C" not null references accreditation.evaluation,
    criterion_code text not null,
    score smallint check (score >= 0),
    passed boolean not null,
    rationale text not null,
    evidence_ids text[] not null default '{}',
    primary key (evaluation_id, criterion_code)
  );

  create table accreditation.technical_review (
    application_id text collate "C" not null references accreditation.application,
    round smallint not null,
    reviewer_id text collate "C" not null references accreditation.person,
    started_at timestamptz(3) not null,
    recommendation text check (recommendation in ('GRANT', 'REFUSE', 'DEFER')),
    rationale text,
    signed_at timestamptz(3),
    version integer not null default 1,
    primary key (application_id, round),
    check (signed_at is null or (recommendation is not null and rationale is not null))
  );
  create index on accreditation.technical_review (reviewer_id)
`;

const COMMITTEE = `
  create table accreditation.committee_session (
    id text collate "C" primary key,
    held_on date not null,
    state text not null check (state in ('PLANNED', 'OPEN', 'CLOSED')),
    opened_at timestamptz(3),
    closed_at timestamptz(3),
    minutes_sha256 text check (minutes_sha256 ~ '^[0-9a-f]{64}$'),
    minutes_signed_by_id text collate "C" references accreditation.person,
    version integer not null default 1,
    check ((state = 'PLANNED') = (opened_at is null)),
    check ((state = 'CLOSED') = (closed_at is not null)),
    check ((minutes_sha256 is null) = (minutes_signed_by_id is null)),
    check (minutes_sha256 is null or state = 'CLOSED')
  );
  create index on accreditation.committee_session (held_on, id);

  create table accreditation.committee_seat (
    session_id text collate "C" not null references accreditation.committee_session,
    person_id text collate "C" not null references accreditation.person,
    mandate_id text collate "C" not null references accreditation.committee_mandate,
    role text not null check (role in ('CHAIR', 'MEMBER', 'SECRETARY', 'OBSERVER')),
    voting boolean not null,
    directorate_code text references accreditation.directorate,
    present boolean not null default false,
    primary key (session_id, person_id)
  );
  create unique index one_chair_per_session on accreditation.committee_seat (session_id) where role = 'CHAIR';
  create index on accreditation.committee_seat (person_id);
  create index on accreditation.committee_seat (mandate_id);

  create table accreditation.agenda_item (
    session_id text collate "C" not null references accreditation.committee_session,
    application_id text collate "C" not null references accreditation.application,
    round smallint not null,
    ordinal smallint not null,
    primary key (session_id, application_id),
    unique (session_id, ordinal)
  );
  create index on accreditation.agenda_item (application_id);

  create table accreditation.recusal (
    session_id text collate "C" not null,
    application_id text collate "C" not null,
    person_id text collate "C" not null,
    ground text not null check (
      ground in (
        'EVALUATED_THE_FILE', 'DECIDED_THE_APPEALED_FILE', 'DIRECTORATE_CONTRACTS_WITH_APPLICANT',
        'PERSONAL_INTEREST', 'PAST_EMPLOYMENT', 'CONSULTANCY', 'OTHER'
      )
    ),
    automatic boolean not null,
    declared_at timestamptz(3) not null,
    primary key (session_id, application_id, person_id),
    foreign key (session_id, application_id) references accreditation.agenda_item,
    foreign key (session_id, person_id) references accreditation.committee_seat
  );

  create table accreditation.ballot (
    session_id text collate "C" not null,
    application_id text collate "C" not null,
    person_id text collate "C" not null,
    choice text not null check (choice in ('FOR', 'AGAINST', 'ABSTAIN')),
    cast_at timestamptz(3) not null,
    primary key (session_id, application_id, person_id),
    foreign key (session_id, application_id) references accreditation.agenda_item,
    foreign key (session_id, person_id) references accreditation.committee_seat
  )
`;

const LEDGER = `
  -- The chain of everything that was decided, or happened to a label by its holder or the clock. Append-only.
  create table accreditation.ledger_record (
    seq bigint primary key check (seq >= 1),
    -- Canonical JSON (RFC 8785), which says everything below but its own hash.
    content text not null,
    content_sha256 text not null unique,
    previous_sha256 text not null,
    outcome text not null check (
      outcome in (
        'GRANTED', 'REFUSED', 'DEFERRED', 'SUSPENDED', 'REINSTATED', 'WITHDRAWN', 'SCOPE_REDUCED', 'RENEWED',
        'SURRENDERED', 'EXPIRED', 'APPEAL_UPHELD', 'APPEAL_DISMISSED', 'RECTIFIED'
      )
    ),
    authority text not null check (authority in ('COMMITTEE', 'APPEAL_PANEL', 'SECRETARIAT', 'HOLDER', 'CLOCK')),
    application_id text collate "C" references accreditation.application,
    label_number text collate "C",
    decided_at timestamptz(3) not null,
    effective_from date not null,
    rectifies bigint references accreditation.ledger_record,
    idempotency_key text unique,
    check (content_sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    check (rectifies < seq)
  );
  create index on accreditation.ledger_record (application_id);
  create index on accreditation.ledger_record (label_number, seq);
  create index on accreditation.ledger_record (rectifies);

  -- A record follows the one before it. Those who append take turns (ledger.repository.ts), so this never refuses them.
  create function accreditation.expect_successor() returns trigger language plpgsql as $function$
    declare
      head_seq bigint;
      head_sha256 text;
    begin
      select seq, content_sha256 into head_seq, head_sha256
      from accreditation.ledger_record order by seq desc limit 1;
      if new.seq <> coalesce(head_seq, 0) + 1 or new.previous_sha256 <> coalesce(head_sha256, repeat('0', 64)) then
        raise exception 'A record of the ledger follows the last one: % does not follow %.', new.seq, head_seq
          using errcode = 'restrict_violation';
      end if;
      return new;
    end
  $function$;
  create trigger linked before insert on accreditation.ledger_record
    for each row execute function accreditation.expect_successor();

  create function accreditation.refuse_change() returns trigger language plpgsql as $function$
    begin
      raise exception 'The ledger is append-only: correct it with a record that rectifies another.'
        using errcode = 'restrict_violation';
    end
  $function$;
  create trigger append_only before update or delete on accreditation.ledger_record
    for each row execute function accreditation.refuse_change();
  create trigger append_only_as_a_whole before truncate on accreditation.ledger_record
    for each statement execute function accreditation.refuse_change();

  -- From here on, labels and their transitions are what the records say, written down for reading. Until now they
  -- came from the sample data alone, which is loaded again through the ledger.
  delete from accreditation.label_transition;
  delete from accreditation.label;
  delete from accreditation.sample_data_load;
  alter table accreditation.label_transition
    -- The record that made the transition. Null only for bulk data that no record speaks of: ledger:verify tells it.
    add column seq bigint unique references accreditation.ledger_record,
    drop constraint label_transition_status_check,
    add check (status in ('ACTIVE', 'SUSPENDED', 'WITHDRAWN', 'SURRENDERED', 'EXPIRED', 'RENEWED'));
  -- A reload of the sample data replaces assessments and schemes in one transaction, under labels that stay.
  alter table accreditation.label alter constraint label_basis_assessment_id_fkey deferrable;
  alter table accreditation.label alter constraint label_scheme_version_fkey deferrable;

  -- Signed once, kept as handed out. A verifiable credential (VC-JOSE-COSE): a compact JWS.
  create table accreditation.certificate (
    -- The record that made the label what is certified.
    seq bigint primary key references accreditation.ledger_record,
    label_number text collate "C" not null references accreditation.label,
    issued_at timestamptz(3) not null,
    credential text not null,
    sha256 text not null check (sha256 = encode(sha256(convert_to(credential, 'UTF8')), 'hex')),
    -- Of what is certified, without by whom and when: as long as it is the same, the certificate stays.
    subject_sha256 text not null
  );
  create index on accreditation.certificate (label_number, seq);

  -- Keys that certificates were or are signed with. The private part is here only for a key of our own making.
  create table accreditation.certificate_key (
    kid text primary key,
    public_jwk jsonb not null,
    private_jwk jsonb,
    known_since timestamptz(3) not null
  );

  create table accreditation.appeal (
    id text collate "C" primary key,
    against_seq bigint not null unique references accreditation.ledger_record,
    state text not null check (
      state in ('LODGED', 'ADMISSIBLE', 'INADMISSIBLE', 'EXAMINED', 'UPHELD', 'DISMISSED')
    ),
    appellant_id text collate "C" not null,
    lodged_at timestamptz(3) not null,
    lodged_by text not null,
    grounds text not null,
    admissibility_reason text,
    findings text,
    outcome_seq bigint unique references accreditation.ledger_record,
    version integer not null default 1,
    check ((outcome_seq is not null) = (state in ('UPHELD', 'DISMISSED')))
  );
  create index on accreditation.appeal (appellant_id);

  create table accreditation.appeal_panel_member (
    appeal_id text collate "C" not null references accreditation.appeal,
    person_id text collate "C" not null references accreditation.person,
    opinion text check (opinion in ('UPHOLD', 'DISMISS')),
    primary key (appeal_id, person_id)
  );
  create index on accreditation.appeal_panel_member (person_id)
`;

const WORK = `
  -- Something a person of the secretariat is to look at. The key says what it is about, so it is made once.
  create table accreditation.review_task (
    id bigint generated always as identity primary key,
    key text not null unique,
    kind text not null check (
      kind in (
        'LABEL_EXPIRES', 'SUSPENSION_ENDS', 'DESIGN_ISSUE_CHANGED', 'QUALIFYING_MEMBER_LEFT', 'ASSESSMENT_STALE',
        'APPLICATION_DUE'
      )
    ),
    label_number text collate "C" references accreditation.label,
    application_id text collate "C" references accreditation.application,
    assessment_id text collate "C" references accreditation.trl_assessment,
    due_on date not null,
    raised_at timestamptz(3) not null,
    done_at timestamptz(3),
    done_by text,
    note text,
    check ((done_at is null) = (done_by is null))
  );
  create index on accreditation.review_task (due_on, id) where done_at is null;
  create index on accreditation.review_task (label_number);
  create index on accreditation.review_task (application_id);
  create index on accreditation.review_task (assessment_id);

  -- The day up to which a scheduled job has done its work.
  create table accreditation.scheduled_job (
    name text primary key,
    done_until date not null
  )
`;

/** The tables of the procedure: applications, evaluations, committee, ledger, appeals and scheduled work. */
export class Procedure1795395600000 implements MigrationInterface {
  readonly name = 'Procedure1795395600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SCHEMES, PEOPLE, APPLICATIONS, EVALUATIONS, COMMITTEE, LEDGER, WORK]) {
      await runner.query(part);
    }
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}

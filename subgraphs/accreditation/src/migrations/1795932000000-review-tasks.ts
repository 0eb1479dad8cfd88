import type { MigrationInterface, QueryRunner } from 'typeorm';

const SCHEMES = `
  alter table accreditation.label_scheme
    -- How long an evaluation or review takes at most, before somebody is reminded. Scheme configuration (ADR 5).
    add column evaluation_days smallint not null default 60 check (evaluation_days > 0)
`;

const TASKS = `
  alter table accreditation.review_task
    drop constraint review_task_kind_check,
    add constraint review_task_kind_check check (
      kind in (
        'LABEL_EXPIRES', 'SUSPENSION_ENDS', 'DESIGN_ISSUE_CHANGED', 'QUALIFYING_MEMBER_LEFT', 'ASSESSMENT_STALE',
        'APPLICATION_DUE', 'EVALUATION_OVERDUE', 'REVIEW_OVERDUE', 'APPEAL_PERIOD_ENDS'
      )
    ),
    -- Whose task it is as well as the secretariat's.
    add column person_id text collate "C" references accreditation.person,
    -- The decision that may be appealed against.
    add column seq bigint references accreditation.ledger_record,
    add column detail_fr text,
    add column detail_en text,
    add column version integer not null default 1 check (version >= 1);
  create index on accreditation.review_task (due_on, id);
  create index on accreditation.review_task (person_id);
  create index on accreditation.review_task (seq)
`;

/** Tasks of people, and what they are reminded by. */
export class ReviewTasks1795932000000 implements MigrationInterface {
  readonly name = 'ReviewTasks1795932000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMES);
    await runner.query(TASKS);
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}

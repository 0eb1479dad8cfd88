import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORMER_TRANSITION = `
  alter table accreditation.label
    -- The one before its latest transition; null: there is none.
    add column former_status text check (
      former_status in ('ACTIVE', 'SUSPENDED', 'WITHDRAWN', 'SURRENDERED', 'EXPIRED', 'RENEWED')
    ),
    add column former_on date,
    add check ((former_status is null) = (former_on is null));

  update accreditation.label
  set former_status = former.status, former_on = former.effective_on
  from (
    select label_number, status, effective_on,
      row_number() over (partition by label_number order by ordinal desc) as position
    from accreditation.label_transition
  ) former
  where former.label_number = label.number and former.position = 2;

  create index label_by_status_and_former on accreditation.label (valid_until, number)
    include (ended_on, latest_on, latest_status, former_on, former_status);
  drop index accreditation.label_by_status;
  alter index accreditation.label_by_status_and_former rename to label_by_status
`;

/** What is decided for a day to come is the latest transition of many labels: until then, the one before it counts. */
export class FormerTransition1797200000000 implements MigrationInterface {
  readonly name = 'FormerTransition1797200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FORMER_TRANSITION);
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const LATEST_TRANSITION = `
  alter table accreditation.label
    -- Its last transition in the order of records, which is also the order of their days; null: look it up.
    add column latest_status text check (
      latest_status in ('ACTIVE', 'SUSPENDED', 'WITHDRAWN', 'SURRENDERED', 'EXPIRED', 'RENEWED')
    ),
    add column latest_on date,
    add check ((latest_status is null) = (latest_on is null));

  update accreditation.label
  set latest_status = latest.status, latest_on = latest.effective_on
  from (
    select distinct on (label_number) label_number, status, effective_on
    from accreditation.label_transition
    order by label_number, ordinal desc
  ) latest
  where latest.label_number = label.number;

  -- Labels by their status are listed in the order of the register, and counted, from the index alone.
  create index label_by_status on accreditation.label (valid_until, number)
    include (ended_on, latest_on, latest_status);
  drop index accreditation.label_valid_until_number_idx
`;

/** A label's status on most days is told by its latest transition, without looking it up for each. */
export class LatestTransition1796500000000 implements MigrationInterface {
  readonly name = 'LatestTransition1796500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LATEST_TRANSITION);
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}

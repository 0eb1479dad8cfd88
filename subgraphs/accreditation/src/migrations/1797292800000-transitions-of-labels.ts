import type { MigrationInterface, QueryRunner } from 'typeorm';

const TRANSITIONS_OF_LABELS = `
  alter table accreditation.label
    -- What anyone may read of its transitions, in their order: [{status, effectiveOn, suspendedUntil, ground}].
    add column transitions json not null default '[]';

  update accreditation.label
  set transitions = public.transitions
  from (
    select label_number, json_agg(
      json_build_object(
        'status', status,
        'effectiveOn', effective_on,
        'suspendedUntil', suspended_until,
        'ground', case when ground_public and ground_fr is not null
          then json_build_object('fr', ground_fr, 'en', ground_en)
        end
      )
      order by ordinal
    ) as transitions
    from accreditation.label_transition
    group by label_number
  ) public
  where public.label_number = label.number
`;

/** Labels are read far more often than they change: their transitions are put together when they are written. */
export class TransitionsOfLabels1797292800000 implements MigrationInterface {
  readonly name = 'TransitionsOfLabels1797292800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TRANSITIONS_OF_LABELS);
  }

  down(): Promise<void> {
    throw new TypeError('Migrations only go forward: restore a backup to go back.');
  }
}

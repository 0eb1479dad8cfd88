import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { REMINDERS } from './review-task';

/**
 * Last days that people are reminded of, with the version of the scheme that says how many days before. A label that
 * no record speaks of is bulk data, which nobody looks after.
 */
const LAST_DAYS = `
  select
    'LABEL_EXPIRES' as kind, label.number as about, label.valid_until as day, label.scheme_version,
    label.number as label_number, null as application_id, null::bigint as seq
  from accreditation.label label
  where label.valid_from <= $1::date and label.valid_until > $1::date
    and label.valid_until <= $1::date + (select max(days) from accreditation.label_scheme, unnest(reminder_days) days)
    and not exists (
      select from accreditation.label_transition transition
      where transition.label_number = label.number
        and transition.status in ('WITHDRAWN', 'SURRENDERED', 'EXPIRED', 'RENEWED')
    )
    and exists (select from accreditation.ledger_record record where record.label_number = label.number)
  union all
  select 'SUSPENSION_ENDS', label.number, last.suspended_until, label.scheme_version, label.number, null, last.seq
  from accreditation.label label
  cross join lateral (
    select transition.status, transition.suspended_until, transition.seq
    from accreditation.label_transition transition
    where transition.label_number = label.number
    order by transition.ordinal desc
    limit 1
  ) last
  where label.valid_until > $1::date and label.ended_on > $1::date
    and last.status = 'SUSPENDED' and last.suspended_until is not null and last.seq is not null
  union all
  select 'APPLICATION_DUE', application.id, application.due_by, application.scheme_version, null, application.id, null
  from accreditation.application application
  where application.due_by >= $1::date
  union all
  select
    'APPEAL_PERIOD_ENDS', record.seq::text, (record.content::jsonb ->> 'appealDeadline')::date,
    record.content::jsonb ->> 'schemeVersion', record.label_number, record.application_id, record.seq
  from accreditation.ledger_record record
  where record.outcome in ('REFUSED', 'SUSPENDED', 'WITHDRAWN', 'SCOPE_REDUCED')
    and (record.content::jsonb ->> 'appealDeadline')::date >= $1::date
    and not exists (select from accreditation.appeal where appeal.against_seq = record.seq)
    and not exists (select from accreditation.ledger_record later where later.rectifies = record.seq)
`;

/** What was to be done within the days of the scheme, and is not. */
const OVERDUE_WORK = `
  select
    'EVALUATION_OVERDUE' as kind, evaluation.id as about, evaluation.started_at, evaluation.evaluator_id as person_id,
    application.id as application_id, application.scheme_version
  from accreditation.evaluation
  join accreditation.application on application.id = evaluation.application_id and application.round = evaluation.round
  where evaluation.signed_at is null and application.state = 'UNDER_EVALUATION'
  union all
  select
    'REVIEW_OVERDUE', application.id || '/' || review.round, review.started_at, review.reviewer_id, application.id,
    application.scheme_version
  from accreditation.technical_review review
  join accreditation.application on application.id = review.application_id and application.round = review.round
  where review.signed_at is null and application.state = 'UNDER_REVIEW'
`;

/** Running labels whose assessment an event calls into question, unless that event raised a task by itself. */
const STALE_LABELS = `
  select
    trigger.id as about, label.number as label_number, label.basis_assessment_id as assessment_id,
    (trigger.raised_at at time zone 'Europe/Paris')::date as raised_on, trigger.detail_fr, trigger.detail_en,
    label.scheme_version
  from accreditation.reassessment_trigger trigger
  join accreditation.label on label.basis_assessment_id = trigger.assessment_id
  where trigger.resolved_at is null
    and label.valid_from <= $1::date and label.valid_until > $1::date and label.ended_on > $1::date
    and exists (select from accreditation.ledger_record record where record.label_number = label.number)
    and not exists (
      select from accreditation.review_task task
      where task.kind = 'DESIGN_ISSUE_CHANGED' and task.label_number = label.number
        and task.assessment_id = trigger.assessment_id and task.raised_at = trigger.raised_at
    )
`;

/**
 * $1 the day. All that people are to be reminded of on it: of each last day the tightest reminder that is reached, so
 * that a later one takes the place of an earlier one.
 */
const WANTED = `
  select
    kind || '/' || about || '/' || day || '/' || reached.days as key, kind, label_number, application_id,
    null as assessment_id, null as person_id, seq, day as due_on, null as detail_fr, null as detail_en
  from (${LAST_DAYS}) last_day
  join accreditation.label_scheme scheme on scheme.version = last_day.scheme_version
  cross join lateral (
    select min(days) as days from unnest(scheme.reminder_days) days where day - days <= $1::date
  ) reached
  where reached.days is not null
  union all
  select
    kind || '/' || about, kind, null, application_id, null, person_id, null,
    (started_at at time zone 'Europe/Paris')::date + scheme.evaluation_days, null, null
  from (${OVERDUE_WORK}) overdue
  join accreditation.label_scheme scheme on scheme.version = overdue.scheme_version
  where (started_at at time zone 'Europe/Paris')::date + scheme.evaluation_days < $1::date
  union all
  select
    'ASSESSMENT_STALE/' || label_number || '/' || about, 'ASSESSMENT_STALE', label_number, null, assessment_id, null,
    null, raised_on + (select coalesce(min(days), 0) from unnest(scheme.reminder_days) days), detail_fr, detail_en
  from (${STALE_LABELS}) stale
  join accreditation.label_scheme scheme on scheme.version = stale.scheme_version
`;

const RAISE = `
  /* reminder.raise */
  insert into accreditation.review_task (
    key, kind, label_number, application_id, assessment_id, person_id, seq, due_on, detail_fr, detail_en, raised_at
  )
  select
    key, kind, label_number, application_id, assessment_id, person_id, seq, due_on, detail_fr, detail_en, $2
  from (${WANTED}) wanted
  where not exists (select from accreditation.review_task task where task.key = wanted.key)
  order by due_on, key
  limit $3
  on conflict (key) do nothing
  returning id::text
`;

const SETTLE = `
  /* reminder.settle */
  with wanted as materialized (${WANTED}),
  over as (
    select task.id
    from accreditation.review_task task
    where task.done_at is null and task.kind = any($4)
      and not exists (select from wanted where wanted.key = task.key)
    order by task.id
    limit $3
    for update
  ),
  settled as (
    update accreditation.review_task task
    set done_at = $2, done_by = 'clock', version = version + 1
    from over
    where task.id = over.id
    returning task.id
  )
  select id::text from settled
`;

/** Reminders are a set that follows from the day and the data. What is in it is raised, what has left it is settled. */
export class ReminderRepository {
  constructor(private readonly database: Database) {}

  /** Raises what is wanted on a day and never was raised before; the identifiers of the tasks. */
  async raise(day: IsoDate, at: Date, limit: number): Promise<readonly string[]> {
    return idsOf(await this.database.query<{ id: string }[]>(RAISE, [day, at, limit]));
  }

  /** Settles what is not wanted any more on a day. */
  async settle(day: IsoDate, at: Date, limit: number): Promise<readonly string[]> {
    return idsOf(await this.database.query<{ id: string }[]>(SETTLE, [day, at, limit, REMINDERS]));
  }
}

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}

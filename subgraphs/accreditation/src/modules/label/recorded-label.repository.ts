import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { groupByKey } from '@apogee/shared/graphql';
import type { LabelNumber } from '@apogee/shared/ids';
import { endOfLife, type LabelStatus, type LabelTransition } from './label';
import type { RecordedLabel } from './label.replay';

const UPSERT = `
  /* label.upsert */
  insert into accreditation.label (
    number, subject_id, subject_kind, holder_id, scope_fr, scope_en, scheme_version, awarded_on, valid_from,
    valid_until, ended_on, latest_status, latest_on, former_status, former_on, transitions, predecessor_number,
    basis_assessment_id, accepted_references, version
  )
  select
    number, "subjectId", "subjectKind", "holderId", scope ->> 'fr', scope ->> 'en', "schemeVersion", "awardedOn",
    "validFrom", "validUntil", "endedOn", "latestStatus", "latestOn", "formerStatus", "formerOn",
    "publicTransitions", "predecessorNumber", "basisAssessmentId", "acceptedReferences", version
  from jsonb_to_recordset($1::jsonb) row (
    number text, "subjectId" text, "subjectKind" text, "holderId" text, scope jsonb, "schemeVersion" text,
    "awardedOn" date, "validFrom" date, "validUntil" date, "endedOn" date, "latestStatus" text, "latestOn" date,
    "formerStatus" text, "formerOn" date, "publicTransitions" json, "predecessorNumber" text,
    "basisAssessmentId" text, "acceptedReferences" smallint, version integer
  )
  on conflict (number) do update set
    subject_id = excluded.subject_id, subject_kind = excluded.subject_kind, holder_id = excluded.holder_id,
    scope_fr = excluded.scope_fr, scope_en = excluded.scope_en, scheme_version = excluded.scheme_version,
    awarded_on = excluded.awarded_on, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
    ended_on = excluded.ended_on, latest_status = excluded.latest_status, latest_on = excluded.latest_on,
    former_status = excluded.former_status, former_on = excluded.former_on,
    transitions = excluded.transitions, predecessor_number = excluded.predecessor_number,
    basis_assessment_id = excluded.basis_assessment_id, accepted_references = excluded.accepted_references,
    version = excluded.version
`;

const FORGET_TRANSITIONS = `
  /* label.forgetTransitions */
  delete from accreditation.label_transition where label_number = any($1)
`;

const WRITE_TRANSITIONS = `
  /* label.writeTransitions */
  insert into accreditation.label_transition (
    label_number, ordinal, status, effective_on, suspended_until, ground_fr, ground_en, ground_public, seq
  )
  select
    "labelNumber", ordinal, status, "effectiveOn", "suspendedUntil", ground ->> 'fr', ground ->> 'en', "groundPublic",
    seq
  from jsonb_to_recordset($1::jsonb) row (
    "labelNumber" text, ordinal smallint, status text, "effectiveOn" date, "suspendedUntil" date, ground jsonb,
    "groundPublic" boolean, seq bigint
  )
`;

const PAGE_WRITTEN = `
  /* label.pageWritten */
  select
    label.number, label.subject_id as "subjectId", label.subject_kind as "subjectKind", label.holder_id as "holderId",
    jsonb_build_object('fr', label.scope_fr, 'en', label.scope_en) as scope, label.scheme_version as "schemeVersion",
    label.awarded_on as "awardedOn", label.valid_from as "validFrom", label.valid_until as "validUntil",
    label.ended_on as "endedOn", label.latest_status as "latestStatus", label.latest_on as "latestOn",
    label.former_status as "formerStatus", label.former_on as "formerOn",
    label.transitions as "publicTransitions", label.predecessor_number as "predecessorNumber",
    label.basis_assessment_id as "basisAssessmentId", label.accepted_references as "acceptedReferences",
    label.version
  from accreditation.label label
  where label.number > $1
  order by label.number
  limit $2
`;

const FIND_WRITTEN_TRANSITIONS = `
  /* label.findWrittenTransitions */
  select
    label_number as "labelNumber",
    jsonb_build_object(
      'seq', seq, 'status', status, 'effectiveOn', effective_on, 'suspendedUntil', suspended_until,
      'groundPublic', ground_public,
      'ground', case when ground_fr is not null then jsonb_build_object('fr', ground_fr, 'en', ground_en) end
    ) as transition
  from accreditation.label_transition
  where label_number > $1 and label_number <= $2
  order by label_number, ordinal
`;

/** Labels that end by themselves on a day at the latest, and of which no record says so yet. */
const FIND_EXPIRING = `
  /* label.findExpiring */
  select label.number
  from accreditation.label label
  where label.valid_until <= $1::date
    and not exists (
      select from accreditation.label_transition transition
      where transition.label_number = label.number
        and transition.status in ('WITHDRAWN', 'SURRENDERED', 'EXPIRED', 'RENEWED')
    )
    and exists (
      select from accreditation.ledger_record record where record.label_number = label.number
    )
  order by label.valid_until, label.number
  limit $2
`;

const FIND_APPEAL_DAYS = `
  /* label.findAppealDays */
  select version, appeal_days as "appealDays"
  from accreditation.label_scheme
`;

interface TransitionRow {
  readonly labelNumber: LabelNumber;
  readonly transition: RecordedLabel['transitions'][number];
}

/** A label as it is written down, in the words of the records. */
export type WrittenLabel = Omit<RecordedLabel, 'lastRecord'> & LabelSummary;

/** What is written down of a label's transitions with the label itself, so that nobody looks them up for each of many. */
interface LabelSummary {
  readonly endedOn: IsoDate;
  readonly latestStatus: LabelStatus | null;
  readonly latestOn: IsoDate | null;
  readonly formerStatus: LabelStatus | null;
  readonly formerOn: IsoDate | null;
  /** What anyone may read of them. */
  readonly publicTransitions: readonly LabelTransition[];
}

export function summaryOf(label: RecordedLabel): LabelSummary {
  const [former, latest] = [label.transitions.at(-2), label.transitions.at(-1)];
  return {
    endedOn: endOfLife(label),
    latestStatus: latest?.status ?? null,
    latestOn: latest?.effectiveOn ?? null,
    formerStatus: former?.status ?? null,
    formerOn: former?.effectiveOn ?? null,
    publicTransitions: label.transitions.map(publicPartOf),
  };
}

function publicPartOf({
  status,
  effectiveOn,
  suspendedUntil,
  ground,
  groundPublic,
}: RecordedLabel['transitions'][number]): LabelTransition {
  return { status, effectiveOn, suspendedUntil, ground: groundPublic ? ground : null };
}

/** Writes down for reading what the records say of labels. */
export class RecordedLabelRepository {
  constructor(private readonly database: Database) {}

  async save(labels: readonly RecordedLabel[]): Promise<void> {
    const rows = labels.map((label) => ({ ...label, ...summaryOf(label) }));
    // Sent in this order.
    await Promise.all([
      this.database.query(UPSERT, [JSON.stringify(rows)]),
      this.database.query(FORGET_TRANSITIONS, [labels.map(({ number }) => number)]),
      this.database.query(WRITE_TRANSITIONS, [JSON.stringify(labels.flatMap(transitionRows))]),
    ]);
  }

  /** What is written down of labels, in the order of their numbers. */
  async pageWritten(after: string, limit: number): Promise<WrittenLabel[]> {
    const labels = await this.database.query<Omit<WrittenLabel, 'transitions'>[]>(PAGE_WRITTEN, [
      after,
      limit,
    ]);
    const rows = await this.database.query<TransitionRow[]>(FIND_WRITTEN_TRANSITIONS, [
      after,
      labels.at(-1)?.number ?? after,
    ]);
    const numbers = labels.map(({ number }) => number);
    const grouped = groupByKey(numbers, rows, ({ labelNumber }) => labelNumber);
    return labels.map((label, index) =>
      Object.assign(label, {
        transitions: (grouped[index] ?? []).map(({ transition }) => transition),
      }),
    );
  }

  async findExpiring(day: string, limit: number): Promise<LabelNumber[]> {
    const rows = await this.database.query<{ number: LabelNumber }[]>(FIND_EXPIRING, [day, limit]);
    return rows.map(({ number }) => number);
  }

  /** By scheme version: how many days after a decision an appeal may be lodged. */
  async findAppealDays(): Promise<ReadonlyMap<string, number>> {
    const rows =
      await this.database.query<{ version: string; appealDays: number }[]>(FIND_APPEAL_DAYS);
    return new Map(rows.map(({ version, appealDays }) => [version, appealDays]));
  }
}

function transitionRows({ number, transitions }: RecordedLabel): readonly object[] {
  return transitions.map((transition, index) => ({
    ...transition,
    labelNumber: number,
    ordinal: index + 1,
  }));
}

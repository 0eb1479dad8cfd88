import type { ItemId, TrlAssessmentId } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { ReassessmentTrigger } from '../readiness';
import type {
  ItemAssessmentRecord,
  RaisedTrigger,
  ReassessmentTriggerRecord,
  TrlAssessmentRecord,
  TrlConstituentRecord,
} from './trl-assessment.record';

const ASSESSMENT_COLUMNS = `
    id,
    subject_id as "subjectId",
    configuration,
    scale,
    status,
    claimed_level as "claimedLevel",
    confirmed_level as "confirmedLevel",
    mission_class as "missionClass",
    system,
    environment_id as "environmentId",
    interfaces,
    assessor_fr as "assessorFr",
    assessor_en as "assessorEn",
    independence,
    assessed_on as "assessedOn",
    supersedes_id as "supersedesId"
`;

const FIND_BY_IDS = `
  /* trlAssessment.findByIds */
  select ${ASSESSMENT_COLUMNS}
  from accreditation.trl_assessment
  where id = any($1)
`;

const FIND_BY_ITEMS = `
  /* trlAssessment.findByItems */
  select
    item.item_id as "itemId",
    member.product_id is not null as "isOfMember",
    ${ASSESSMENT_COLUMNS},
    (
      select json_agg(json_build_object('raisedAt', trigger.raised_at, 'resolvedAt', trigger.resolved_at))
      from accreditation.reassessment_trigger trigger
      where trigger.assessment_id = assessment.id
    ) as triggers
  from unnest($1::text[]) as item (item_id)
  left join accreditation.range_member member on member.range_id = item.item_id
  join accreditation.trl_assessment assessment
    on assessment.subject_id = coalesce(member.product_id, item.item_id)
  order by assessment.id
`;

const FIND_TRIGGERS = `
  /* trlAssessment.findTriggers */
  select
    id,
    assessment_id as "assessmentId",
    kind,
    raised_at as "raisedAt",
    json_build_object('fr', detail_fr, 'en', detail_en) as detail,
    resolved_at as "resolvedAt",
    resolved_by_id as "resolvedById"
  from accreditation.reassessment_trigger
  where assessment_id = any($1)
  order by raised_at, id
`;

const FIND_CONSTITUENTS = `
  /* trlAssessment.findConstituents */
  select assessment_id as "assessmentId", constituent_id as "constituentId", critical
  from accreditation.trl_constituent
  where assessment_id = any($1)
  order by constituent_id
`;

/** On every assessment of the subject that is not closed. */
const RAISE_TRIGGER = `
  /* trlAssessment.raiseTrigger */
  insert into accreditation.reassessment_trigger (id, assessment_id, kind, raised_at, detail_fr, detail_en)
  select 'trg-' || gen_random_uuid(), assessment.id, $2, $3, $4, $5
  from accreditation.trl_assessment assessment
  where assessment.subject_id = $1 and assessment.status not in ('SUPERSEDED', 'WITHDRAWN')
  order by assessment.assessed_on desc, assessment.id
  returning assessment_id as "assessmentId"
`;

interface ItemAssessmentRow extends Omit<ItemAssessmentRecord, 'triggers'> {
  readonly triggers: readonly { raisedAt: string; resolvedAt: string | null }[] | null;
}

export class TrlAssessmentRepository {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  findByIds(ids: readonly TrlAssessmentId[]): Promise<TrlAssessmentRecord[]> {
    return this.database.query<TrlAssessmentRecord[]>(FIND_BY_IDS, [ids]);
  }

  /** Of items of any kind; of a range, those of its members. */
  async findByItems(ids: readonly ItemId[]): Promise<ItemAssessmentRecord[]> {
    const rows = await this.database.query<ItemAssessmentRow[]>(FIND_BY_ITEMS, [ids]);
    return rows.map((row) => Object.assign(row, { triggers: (row.triggers ?? []).map(toTrigger) }));
  }

  findTriggers(ids: readonly TrlAssessmentId[]): Promise<ReassessmentTriggerRecord[]> {
    return this.database.query<ReassessmentTriggerRecord[]>(FIND_TRIGGERS, [ids]);
  }

  findConstituents(ids: readonly TrlAssessmentId[]): Promise<TrlConstituentRecord[]> {
    return this.database.query<TrlConstituentRecord[]>(FIND_CONSTITUENTS, [ids]);
  }

  /** Calls what is assessed of a subject into question; the assessments that it concerns, the latest first. */
  async raiseTrigger(
    subjectId: ItemId,
    { kind, raisedAt, detail }: RaisedTrigger,
  ): Promise<readonly TrlAssessmentId[]> {
    const rows = await this.database.query<{ assessmentId: TrlAssessmentId }[]>(RAISE_TRIGGER, [
      subjectId,
      kind,
      raisedAt,
      detail.fr,
      detail.en,
    ]);
    return rows.map(({ assessmentId }) => assessmentId);
  }
}

function toTrigger({
  raisedAt,
  resolvedAt,
}: NonNullable<ItemAssessmentRow['triggers']>[number]): ReassessmentTrigger {
  return {
    raisedAt: new Date(raisedAt),
    resolvedAt: resolvedAt === null ? null : new Date(resolvedAt),
  };
}

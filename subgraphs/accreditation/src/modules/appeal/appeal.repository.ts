import type { Database } from '@apogee/shared/database';
import type { ApplicationId, LabelNumber } from '@apogee/shared/ids';
import type { Appeal, AppealId } from './appeal';

const COLUMNS = `
    appeal.id,
    appeal.against_seq as "againstSeq",
    appeal.state,
    appeal.appellant_id as "appellantId",
    appeal.lodged_at as "lodgedAt",
    appeal.lodged_by as "lodgedBy",
    appeal.grounds,
    appeal.admissibility_reason as "admissibilityReason",
    appeal.findings,
    appeal.outcome_seq as "outcomeSeq",
    appeal.version,
    coalesce(
      (
        select json_agg(
          json_build_object('personId', member.person_id, 'opinion', member.opinion) order by member.person_id
        )
        from accreditation.appeal_panel_member member
        where member.appeal_id = appeal.id
      ),
      '[]'
    ) as panel
`;

const FIND_BY_IDS = `
  /* appeal.findByIds */
  select ${COLUMNS}
  from accreditation.appeal appeal
  where appeal.id = any($1)
`;

const FIND_BY_APPLICATIONS = `
  /* appeal.findByApplications */
  select ${COLUMNS}, record.application_id as "applicationId"
  from accreditation.appeal appeal
  join accreditation.ledger_record record on record.seq = appeal.against_seq
  where record.application_id = any($1)
  order by appeal.lodged_at, appeal.id
`;

const FIND_BY_LABELS = `
  /* appeal.findByLabels */
  select ${COLUMNS}, record.label_number as "labelNumber"
  from accreditation.appeal appeal
  join accreditation.ledger_record record on record.seq = appeal.against_seq
  where record.label_number = any($1)
  order by appeal.lodged_at, appeal.id
`;

const LOCK = `
  /* appeal.lock */
  select id
  from accreditation.appeal
  where id = $1
  for update
`;

const INSERT = `
  /* appeal.insert */
  insert into accreditation.appeal (id, against_seq, state, appellant_id, lodged_at, lodged_by, grounds, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (against_seq) do nothing
  returning id
`;

const UPDATE = `
  /* appeal.update */
  update accreditation.appeal
  set state = $2, admissibility_reason = $3, findings = $4, outcome_seq = $5, version = $6
  where id = $1
`;

const WRITE_PANEL = `
  /* appeal.writePanel */
  insert into accreditation.appeal_panel_member (appeal_id, person_id, opinion)
  select $1, member.person_id, member.opinion
  from unnest($2::text[], $3::text[]) as member (person_id, opinion)
  on conflict (appeal_id, person_id) do update set opinion = excluded.opinion
`;

/** An appeal with the file that it is about. */
export interface AppealOfFile extends Appeal {
  readonly applicationId: ApplicationId;
}

/** An appeal with the label that it is about. */
export interface AppealOfLabel extends Appeal {
  readonly labelNumber: LabelNumber;
}

export class AppealRepository {
  constructor(private readonly database: Database) {}

  findByIds(ids: readonly AppealId[]): Promise<Appeal[]> {
    return this.database.query<Appeal[]>(FIND_BY_IDS, [ids]);
  }

  /** Oldest first. */
  findByApplications(ids: readonly ApplicationId[]): Promise<AppealOfFile[]> {
    return this.database.query<AppealOfFile[]>(FIND_BY_APPLICATIONS, [ids]);
  }

  /** Oldest first. */
  findByLabels(numbers: readonly LabelNumber[]): Promise<AppealOfLabel[]> {
    return this.database.query<AppealOfLabel[]>(FIND_BY_LABELS, [numbers]);
  }

  /** The appeal, until the transaction ends nobody else's to change; null when there is none. */
  async lock(id: AppealId): Promise<Appeal | null> {
    await this.database.query(LOCK, [id]);
    const [appeal] = await this.findByIds([id]);
    return appeal ?? null;
  }

  /** False when the decision has been appealed against already. */
  async insert(appeal: Appeal): Promise<boolean> {
    const { id, againstSeq, state, appellantId, lodgedAt, lodgedBy, grounds, version } = appeal;
    const row = [id, againstSeq, state, appellantId, lodgedAt, lodgedBy, grounds, version];
    return (await this.database.query<unknown[]>(INSERT, row)).length > 0;
  }

  /** Writes a locked appeal with its panel. */
  async update(appeal: Appeal): Promise<void> {
    const { id, state, admissibilityReason, findings, outcomeSeq, version, panel } = appeal;
    const row = [id, state, admissibilityReason, findings, outcomeSeq, version];
    await this.database.query(UPDATE, row);
    await this.database.query(WRITE_PANEL, [
      id,
      panel.map(({ personId }) => personId),
      panel.map(({ opinion }) => opinion),
    ]);
  }
}

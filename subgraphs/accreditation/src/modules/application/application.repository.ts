import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { ApplicationId } from '@apogee/shared/ids';
import type { Application, ApplicationEvent } from './application';
import { APPLICATION_COLUMNS, VISIBLE, viewerParameters } from './application.columns.repository';
import { publishTransition } from './application.events';
import type { Viewer } from './application.viewer';

const LOCK = `
  /* application.lock */
  select ${APPLICATION_COLUMNS}
  from accreditation.application application
  where application.id = $1
  for update
`;

const LOCK_VISIBLE = `
  /* application.lockVisible */
  select ${APPLICATION_COLUMNS}
  from accreditation.application application
  where application.id = $4 and ${VISIBLE}
  for update of application
`;

const LOCK_OVERDUE = `
  /* application.lockOverdue */
  select ${APPLICATION_COLUMNS}
  from accreditation.application application
  where application.due_by < $1
  order by application.due_by, application.id
  limit $2
  for update
`;

const INSERT = `
  /* application.insert */
  insert into accreditation.application (
    id, kind, state, applicant_id, subject_id, subject_kind, label_number, scope_fr, scope_en, scheme_version,
    assessment_id, reopens_id, round, created_at, submitted_at, due_by, version
  )
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
  on conflict (subject_id, applicant_id) where state not in ('INADMISSIBLE', 'DECIDED', 'WITHDRAWN', 'LAPSED')
    do nothing
  returning id
`;

const UPDATE = `
  /* application.update */
  with written as (
    update accreditation.application
    set
      state = $2, scope_fr = $3, scope_en = $4, scheme_version = $5, assessment_id = $6, round = $7,
      submitted_at = $8, due_by = $9, version = $10
    where id = $1 and version = $10 - 1
    returning id
  )
  select id from written
`;

const APPEND_EVENT = `
  /* application.appendEvent */
  insert into accreditation.application_event (
    application_id, ordinal, from_state, to_state, at, actor, reason_fr, reason_en
  )
  select $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, $5, $6, $7
  from accreditation.application_event
  where application_id = $1
`;

/** Writes files, one transaction's worth at a time: give it the database of a transaction. */
export class ApplicationRepository {
  constructor(private readonly database: Database) {}

  /** The file, until the transaction ends nobody else's to change; null when there is none. */
  async lock(id: ApplicationId): Promise<Application | null> {
    const [row] = await this.database.query<Application[]>(LOCK, [id]);
    return row ?? null;
  }

  /** As `lock`, for somebody who may not see every file: what he may not see is not there. */
  async lockVisible(id: ApplicationId, viewer: Viewer): Promise<Application | null> {
    const parameters = [...viewerParameters(viewer), id];
    const [row] = await this.database.query<Application[]>(LOCK_VISIBLE, parameters);
    return row ?? null;
  }

  /** Files whose last day lies before `today`, the longest overdue first. */
  lockOverdue(today: IsoDate, limit: number): Promise<Application[]> {
    return this.database.query<Application[]>(LOCK_OVERDUE, [today, limit]);
  }

  /** False when the firm has another file for the same item under way. */
  async insert(application: Application): Promise<boolean> {
    const { id, kind, state, applicantId, subjectId, subjectKind, labelNumber } = application;
    const rows = await this.database.query<unknown[]>(INSERT, [
      id,
      kind,
      state,
      applicantId,
      subjectId,
      subjectKind,
      labelNumber,
      application.scope.fr,
      application.scope.en,
      application.schemeVersion,
      application.assessmentId,
      application.reopensId,
      application.round,
      application.createdAt,
      application.submittedAt,
      application.dueBy,
      application.version,
    ]);
    return rows.length > 0;
  }

  /** Writes a locked file whose version is one more than the stored one. */
  async update(application: Application): Promise<void> {
    const { id, state, scope, schemeVersion, assessmentId, round } = application;
    const written = await this.database.query<unknown[]>(UPDATE, [
      id,
      state,
      scope.fr,
      scope.en,
      schemeVersion,
      assessmentId,
      round,
      application.submittedAt,
      application.dueBy,
      application.version,
    ]);
    if (written.length === 0) {
      throw new TypeError(`Application ${id} was written without having been locked.`);
    }
  }

  /** Records the step by which a file came to be what it is, for its history and for those who follow it. */
  async appendEvent(
    application: Application,
    { from, at, actor, reason }: Pick<ApplicationEvent, 'from' | 'at' | 'actor' | 'reason'>,
  ): Promise<void> {
    const { id, state } = application;
    await this.database.query(APPEND_EVENT, [
      id,
      from,
      state,
      at,
      actor,
      reason?.fr ?? null,
      reason?.en ?? null,
    ]);
    publishTransition(this.database, application, { from, to: state, at });
  }
}

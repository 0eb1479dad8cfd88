import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { ApplicationId, FirmId, ItemId } from '@apogee/shared/ids';
import type { Application, ApplicationEvent, ApplicationKind } from './application';
import { APPLICATION_COLUMNS, VISIBLE, viewerParameters } from './application.columns.repository';
import type { Viewer } from './application.viewer';
import { type ApplicationState, OPEN_STATES } from './application-state';

const FIND_BY_IDS = `
  /* application.findByIds */
  select ${APPLICATION_COLUMNS}
  from accreditation.application application
  where application.id = any($4) and ${VISIBLE}
`;

const FIND_OPEN_BY_APPLICANTS = `
  /* application.findOpenByApplicants */
  select ${APPLICATION_COLUMNS}
  from accreditation.application application
  where application.applicant_id = any($4) and application.state = any($5) and ${VISIBLE}
  order by application.created_at desc, application.id desc
`;

/** $4 states, $5 kind, $6 applicant, $7 subject, $8 overdue, $9 today, $10 assigned to the viewer. */
const MATCHES = `
  ${VISIBLE}
  and ($4::text[] is null or application.state = any($4::text[]))
  and ($5::text is null or application.kind = $5::text)
  and ($6::text is null or application.applicant_id = $6::text)
  and ($7::text is null or application.subject_id = $7::text)
  and ($8::boolean is null or (application.due_by is not null and application.due_by < $9::date) = $8::boolean)
  and (
    not $10::boolean
    or exists (
      select from accreditation.evaluation
      where evaluation.application_id = application.id and evaluation.evaluator_id = $3::text
    )
    or exists (
      select from accreditation.technical_review review
      where review.application_id = application.id and review.reviewer_id = $3::text
    )
  )
`;

const PAGE = `
  /* application.page */
  select ${APPLICATION_COLUMNS}
  from accreditation.application application
  where ${MATCHES}
    and (
      $11::timestamptz is null
      or (application.created_at, application.id) < ($11::timestamptz, $12::text)
    )
  order by application.created_at desc, application.id desc
  limit $13
`;

const COUNT = `
  /* application.count */
  select count(*)::integer as count
  from accreditation.application application
  where ${MATCHES}
`;

const FIND_EVENTS = `
  /* application.findEvents */
  select
    application_id as "applicationId",
    ordinal,
    from_state as "from",
    to_state as "to",
    at,
    actor,
    case when reason_fr is not null then json_build_object('fr', reason_fr, 'en', reason_en) end as reason
  from accreditation.application_event
  where application_id = any($1)
  order by application_id, ordinal
`;

/** Which files a list holds. A null asks for nothing. */
export interface ApplicationCriteria {
  readonly states: readonly ApplicationState[] | null;
  readonly kind: ApplicationKind | null;
  readonly applicant: FirmId | null;
  readonly subject: ItemId | null;
  readonly overdue: boolean | null;
  readonly today: IsoDate;
  readonly assignedToViewer: boolean;
}

/** Where a page begins and how many rows to read. */
export interface ApplicationPage {
  readonly after: { readonly createdAt: string; readonly id: string } | null;
  readonly limit: number;
}

/** Reads files for one viewer. What he does not see is not there. */
export class ApplicationReadingRepository {
  constructor(
    private readonly database: Database,
    private readonly viewer: Viewer,
  ) {}

  findByIds(ids: readonly ApplicationId[]): Promise<Application[]> {
    const parameters = [...viewerParameters(this.viewer), ids];
    return this.database.query<Application[]>(FIND_BY_IDS, parameters);
  }

  /** Newest first. */
  findOpenByApplicants(ids: readonly FirmId[]): Promise<Application[]> {
    const parameters = [...viewerParameters(this.viewer), ids, OPEN_STATES];
    return this.database.query<Application[]>(FIND_OPEN_BY_APPLICANTS, parameters);
  }

  /** Newest first. */
  page(criteria: ApplicationCriteria, { after, limit }: ApplicationPage): Promise<Application[]> {
    const position = [after?.createdAt ?? null, after?.id ?? null, limit];
    return this.database.query<Application[]>(PAGE, [...this.parametersOf(criteria), ...position]);
  }

  async count(criteria: ApplicationCriteria): Promise<number> {
    const parameters = this.parametersOf(criteria);
    const [row] = await this.database.query<{ count: number }[]>(COUNT, parameters);
    return row?.count ?? 0;
  }

  /** Of files that were found for the viewer before, oldest first. */
  findEvents(ids: readonly ApplicationId[]): Promise<ApplicationEvent[]> {
    return this.database.query<ApplicationEvent[]>(FIND_EVENTS, [ids]);
  }

  private parametersOf(criteria: ApplicationCriteria): unknown[] {
    const { states, kind, applicant, subject, overdue, today, assignedToViewer } = criteria;
    return [
      ...viewerParameters(this.viewer),
      states,
      kind,
      applicant,
      subject,
      overdue,
      today,
      assignedToViewer,
    ];
  }
}

import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { ApplicationId, LabelNumber, PersonId } from '@apogee/shared/ids';
import type { RaisedTask, ReviewTask, ReviewTaskKind } from './review-task';

const COLUMNS = `
    task.id::text as id,
    task.kind,
    task.label_number as "labelNumber",
    task.application_id as "applicationId",
    task.assessment_id as "assessmentId",
    task.person_id as "personId",
    task.seq,
    json_build_object('fr', task.detail_fr, 'en', task.detail_en) as detail,
    task.due_on as "dueOn",
    task.raised_at as "raisedAt",
    task.done_at as "doneAt",
    task.done_by as "doneBy",
    task.note,
    task.version
`;

/** $1 everything, $2 person: whose tasks somebody sees. */
const VISIBLE = '($1::boolean or task.person_id = $2::text)';

/** $3 kinds, $4 open, $5 due before, $6 label, $7 application; null asks for nothing. */
const MATCHES = `
  ${VISIBLE}
  and ($3::text[] is null or task.kind = any($3::text[]))
  and ($4::boolean is null or (task.done_at is null) = $4::boolean)
  and ($5::date is null or task.due_on < $5::date)
  and ($6::text is null or task.label_number = $6::text)
  and ($7::text is null or task.application_id = $7::text)
`;

const PAGE = `
  /* reviewTask.page */
  select ${COLUMNS}
  from accreditation.review_task task
  where ${MATCHES}
    and ($8::date is null or (task.due_on, task.id) > ($8::date, $9::bigint))
  order by task.due_on, task.id
  limit $10
`;

const COUNT = `
  /* reviewTask.count */
  select count(*)::integer as count
  from accreditation.review_task task
  where ${MATCHES}
`;

const LOCK = `
  /* reviewTask.lock */
  select ${COLUMNS}
  from accreditation.review_task task
  where task.id = $1::bigint
  for update
`;

const COMPLETE = `
  /* reviewTask.complete */
  with completed as (
    update accreditation.review_task
    set done_at = $2, done_by = $3, note = $4, version = version + 1
    where id = $1::bigint
    returning *
  )
  select ${COLUMNS} from completed task
`;

const RAISE = `
  /* reviewTask.raise */
  insert into accreditation.review_task (
    key, kind, label_number, assessment_id, detail_fr, detail_en, due_on, raised_at
  )
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (key) do nothing
`;

/** Whose tasks somebody sees: all of them, or those of one person. */
export interface TaskViewer {
  readonly everything: boolean;
  readonly personId: PersonId | null;
}

/** Which tasks a list holds. A null asks for nothing. */
export interface TaskCriteria {
  readonly kinds: readonly ReviewTaskKind[] | null;
  readonly open: boolean | null;
  readonly dueBefore: IsoDate | null;
  readonly label: LabelNumber | null;
  readonly application: ApplicationId | null;
}

/** Where a page begins and how many rows to read. */
export interface TaskPage {
  readonly after: { readonly dueOn: IsoDate; readonly id: string } | null;
  readonly limit: number;
}

export class ReviewTaskRepository {
  constructor(private readonly database: Database) {}

  /** What is due first comes first. */
  page(
    viewer: TaskViewer,
    criteria: TaskCriteria,
    { after, limit }: TaskPage,
  ): Promise<ReviewTask[]> {
    const position = [after?.dueOn ?? null, after?.id ?? null, limit];
    const parameters = [...parametersOf(viewer, criteria), ...position];
    return this.database.query<ReviewTask[]>(PAGE, parameters);
  }

  async count(viewer: TaskViewer, criteria: TaskCriteria): Promise<number> {
    const parameters = parametersOf(viewer, criteria);
    const [row] = await this.database.query<{ count: number }[]>(COUNT, parameters);
    return row?.count ?? 0;
  }

  /** Nobody else's to change until the transaction ends; null when there is none. */
  async lock(id: string): Promise<ReviewTask | null> {
    const [task] = await this.database.query<ReviewTask[]>(LOCK, [id]);
    return task ?? null;
  }

  async complete(
    id: string,
    done: { readonly at: Date; readonly by: string; readonly note: string },
  ): Promise<ReviewTask> {
    const values = [id, done.at, done.by, done.note];
    const [task] = await this.database.query<ReviewTask[]>(COMPLETE, values);
    if (task === undefined) {
      throw new TypeError(`Review task ${id} was completed without having been locked.`);
    }
    return task;
  }

  /** Does nothing when it was raised before. */
  async raise(task: RaisedTask): Promise<void> {
    const { key, kind, labelNumber, assessmentId, detail, dueOn, raisedAt } = task;
    const values = [key, kind, labelNumber, assessmentId, detail.fr, detail.en, dueOn, raisedAt];
    await this.database.query(RAISE, values);
  }
}

function parametersOf(viewer: TaskViewer, criteria: TaskCriteria): unknown[] {
  const { kinds, open, dueBefore, label, application } = criteria;
  return [viewer.everything, viewer.personId, kinds, open, dueBefore, label, application];
}

import type { Database } from '@apogee/shared/database';
import type { ExportFailure, ExportJob } from './export-job';

const JOB = `
  id, list, format, titles, file_name as "fileName", state, failure, rows_total as "rowsTotal",
  rows_done as "rowsDone", part_count as "partCount", size_bytes as "sizeBytes",
  created_by as "createdBy", created_at as "createdAt", started_at as "startedAt",
  ended_at as "endedAt", expires_at as "expiresAt", version
`;

const ADD = `
  /* exportJob.add */
  insert into catalogue.export_job (
    id, list, format, titles, file_name, state, rows_total, created_by, created_at
  ) values ($1, $2, $3, $4, $5, 'WAITING', $6, $7, $8)
`;

const FIND_OF_CALLER = `
  /* exportJob.findOfCaller */
  select ${JOB} from catalogue.export_job where created_by = $1 and id = any($2)
`;

const FIND_PAGE = `
  /* exportJob.findPage */
  select ${JOB} from catalogue.export_job
  where created_by = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::text))
  order by created_at desc, id desc
  limit $4
`;

const COUNT = `
  /* exportJob.count */
  select count(*) as total from catalogue.export_job where created_by = $1
`;

/** Whoever works on it finds that it is no more. */
const DELETE = `
  /* exportJob.delete */
  with deleted as (
    delete from catalogue.export_job where created_by = $1 and id = $2 returning id
  )
  select id from deleted
`;

/** The oldest job at which nobody is; a runner that is silent for a minute is gone. Who comes at the same time takes another. */
const TAKE = `
  /* exportJob.take */
  with taken as (
    update catalogue.export_job
    set state = 'RUNNING', runner = $1, heard_at = $2, started_at = coalesce(started_at, $2),
      rows_done = 0, part_count = 0, size_bytes = 0, version = version + 1
    where id = (
      select id from catalogue.export_job
      where state = 'WAITING' or (state = 'RUNNING' and heard_at < $2::timestamptz - interval '1 minute')
      order by created_at
      limit 1
      for update skip locked
    )
    returning ${JOB}
  )
  select * from taken
`;

const ADVANCE = `
  /* exportJob.advance */
  with advanced as (
    update catalogue.export_job
    set rows_done = $3, part_count = $4, size_bytes = $5, heard_at = $6, version = version + 1
    where id = $1 and state = 'RUNNING' and runner = $2
    returning id
  )
  select id from advanced
`;

const END = `
  /* exportJob.end */
  with ended as (
    update catalogue.export_job
    set state = case when $3::text is null then 'COMPLETED' else 'FAILED' end, failure = $3,
      ended_at = $4, expires_at = $5, runner = null, version = version + 1
    where id = $1 and state = 'RUNNING' and runner = $2
    returning id
  )
  select id from ended
`;

const PUT_BACK = `
  /* exportJob.putBack */
  update catalogue.export_job set state = 'WAITING', runner = null, version = version + 1
  where id = $1 and state = 'RUNNING' and runner = $2
`;

const REMOVE_EXPIRED = `
  /* exportJob.removeExpired */
  delete from catalogue.export_job where expires_at <= $1
`;

/** A job before anybody works on it. */
export type NewExportJob = Pick<
  ExportJob,
  'id' | 'list' | 'format' | 'titles' | 'fileName' | 'rowsTotal' | 'createdBy' | 'createdAt'
>;

/** Who works on a job. Whatever he writes has no effect any more once somebody else has taken it, or it was deleted. */
export interface ExportRun {
  readonly jobId: string;
  readonly runner: string;
  readonly at: Date;
}

/** How far a file has come. */
export type ExportProgress = Pick<ExportJob, 'rowsDone' | 'partCount' | 'sizeBytes'>;

/** Where a page of jobs begins: right after the job with this key. */
export interface ExportJobPage {
  readonly after: { readonly createdAt: string; readonly id: string } | null;
  readonly limit: number;
}

export class ExportJobRepository {
  constructor(private readonly database: Database) {}

  async add(job: NewExportJob): Promise<void> {
    await this.database.query(ADD, [
      job.id,
      job.list,
      job.format,
      job.titles,
      job.fileName,
      job.rowsTotal,
      job.createdBy,
      job.createdAt,
    ]);
  }

  findOfCaller(caller: string, ids: readonly string[]): Promise<ExportJob[]> {
    return this.database.query(FIND_OF_CALLER, [caller, ids]);
  }

  /** The youngest first. */
  findPage(caller: string, { after, limit }: ExportJobPage): Promise<ExportJob[]> {
    return this.database.query(FIND_PAGE, [
      caller,
      after?.createdAt ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  async count(caller: string): Promise<number> {
    const [row] = await this.database.query<{ total: number }[]>(COUNT, [caller]);
    return row?.total ?? 0;
  }

  /** False when the caller has none of this identifier. */
  async delete(caller: string, id: string): Promise<boolean> {
    return (await this.database.query<unknown[]>(DELETE, [caller, id])).length > 0;
  }

  /** Null when there is nothing to do. */
  async take(runner: string, at: Date): Promise<ExportJob | null> {
    return (await this.database.query<ExportJob[]>(TAKE, [runner, at]))[0] ?? null;
  }

  /** False when it is somebody else's by now, or no more. */
  async advance({ jobId, runner, at }: ExportRun, to: ExportProgress): Promise<boolean> {
    const parameters = [jobId, runner, to.rowsDone, to.partCount, to.sizeBytes, at];
    return (await this.database.query<unknown[]>(ADVANCE, parameters)).length > 0;
  }

  /** False as above. */
  async end(
    { jobId, runner, at }: ExportRun,
    { failure, expiresAt }: { readonly failure: ExportFailure | null; readonly expiresAt: Date },
  ): Promise<boolean> {
    const parameters = [jobId, runner, failure, at, expiresAt];
    return (await this.database.query<unknown[]>(END, parameters)).length > 0;
  }

  async putBack({ jobId, runner }: ExportRun): Promise<void> {
    await this.database.query(PUT_BACK, [jobId, runner]);
  }

  async removeExpired(at: Date): Promise<void> {
    await this.database.query(REMOVE_EXPIRED, [at]);
  }
}

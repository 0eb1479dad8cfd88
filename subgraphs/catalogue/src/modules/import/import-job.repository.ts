import type { Database } from '@apogee/shared/database';
import type { ImportFailure, ImportJob, ImportProgress, ImportSource } from './import-job';

const JOB = `
  id, format, dry_run as "dryRun", adds_firms as "addsFirms", file_name as "fileName",
  file_sha256 as "fileSha256", size_bytes as "sizeBytes", source_title as title, source_url as url,
  source_licence as licence, source_quality as quality, source_read_on as "readOn", state,
  failure, failure_value as "failureValue", failure_line as "failureLine",
  last_line as "lastLine", lines_read as "linesRead", lines_bad as "linesBad",
  lines_skipped as "linesSkipped", records_added as "recordsAdded",
  records_changed as "recordsChanged", records_unchanged as "recordsUnchanged",
  created_by as "createdBy", created_at as "createdAt", started_at as "startedAt",
  ended_at as "endedAt", version
`;

const ADD = `
  /* importJob.add */
  insert into catalogue.import_job (
    id, format, dry_run, adds_firms, file_name, file_sha256, size_bytes, source_title, source_url,
    source_licence, source_quality, source_read_on, state, created_by, created_at
  ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
`;

const FIND_BY_IDS = `
  /* importJob.findByIds */
  select ${JOB} from catalogue.import_job where id = any($1)
`;

/** Somebody who works on it is waited for. */
const FIND_FOR_UPDATE = `
  /* importJob.findForUpdate */
  select ${JOB} from catalogue.import_job where id = $1 for update
`;

/** A file that is handed in again while its job is not done, or after its job was broken off. */
const FIND_UNFINISHED = `
  /* importJob.findUnfinished */
  select ${JOB} from catalogue.import_job
  where file_sha256 = $1 and format = $2 and dry_run = $3 and adds_firms = $4
    and state in ('WAITING', 'RUNNING')
    and (source_title, source_licence, source_quality, source_read_on) = ($5, $6, $7, $8)
    and source_url is not distinct from $9
  order by created_at desc
  limit 1
`;

/** A runner that is silent for so long is gone. */
const TAKE = `
  /* importJob.take */
  with updated as (
    update catalogue.import_job
    set state = 'RUNNING', runner = $2, heard_at = $3, started_at = coalesce(started_at, $3),
      version = version + 1
    where id = $1
      and (state = 'WAITING' or (state = 'RUNNING' and heard_at < $3::timestamptz - interval '1 minute'))
    returning ${JOB}
  )
  select * from updated
`;

const ADVANCE = `
  /* importJob.advance */
  with updated as (
    update catalogue.import_job
    set last_line = $3, lines_read = $4, lines_bad = $5, lines_skipped = $6, records_added = $7,
      records_changed = $8, records_unchanged = $9, heard_at = $10, version = version + 1
    where id = $1 and state = 'RUNNING' and runner = $2
    returning id
  )
  select id from updated
`;

const END = `
  /* importJob.end */
  with updated as (
    update catalogue.import_job
    set state = $3, ended_at = $4, failure = $5, failure_value = $6, failure_line = $7,
      runner = null, version = version + 1
    where id = $1 and state = 'RUNNING' and runner = $2
    returning id
  )
  select id from updated
`;

const PUT_BACK = `
  /* importJob.putBack */
  update catalogue.import_job set state = 'WAITING', runner = null, version = version + 1
  where id = $1 and state = 'RUNNING' and runner = $2
`;

const QUEUE = `
  /* importJob.queue */
  update catalogue.import_job
  set state = 'WAITING', file_sha256 = $2, size_bytes = $3, version = version + 1
  where id = $1
`;

const CANCEL = `
  /* importJob.cancel */
  update catalogue.import_job
  set state = 'CANCELLED', ended_at = $2, runner = null, version = version + 1
  where id = $1
`;

/** The oldest job whose file was handed in and at which nobody is. Files of the command line are not here. */
const FIND_UPLOADED = `
  /* importJob.findUploaded */
  select id from catalogue.import_job as job
  where (state = 'WAITING' or (state = 'RUNNING' and heard_at < $1::timestamptz - interval '1 minute'))
    and exists (select from catalogue.import_part where job_id = job.id)
  order by created_at
  limit 1
`;

/** Nobody hands a file in for a day. */
const GIVE_UP_UPLOADS = `
  /* importJob.giveUpUploads */
  with given_up as (
    update catalogue.import_job
    set state = 'CANCELLED', ended_at = $1, version = version + 1
    where state = 'UPLOADING' and created_at < $1::timestamptz - interval '1 day'
    returning id
  )
  delete from catalogue.import_part where job_id in (select id from given_up)
`;

const FIND_PAGE = `
  /* importJob.findPage */
  select ${JOB} from catalogue.import_job
  where $1::timestamptz is null or (created_at, id) < ($1, $2::text)
  order by created_at desc, id desc
  limit $3
`;

const COUNT = '/* importJob.count */ select count(*) as total from catalogue.import_job';

interface JobRow extends Omit<ImportJob, 'source' | 'failure'>, ImportSource {
  readonly failure: ImportFailure['code'] | null;
  readonly failureValue: string | null;
  readonly failureLine: number | null;
}

/** A job before anybody works on it. */
export type NewImportJob = Omit<
  ImportJob,
  keyof ImportProgress | 'failure' | 'startedAt' | 'endedAt' | 'version'
>;

/** Who works on a job. Whatever he writes has no effect any more once somebody else has taken it, or it was cancelled. */
export interface ImportRun {
  readonly jobId: string;
  readonly runner: string;
  readonly at: Date;
}

/** Where a page of jobs begins: right after the job with this key. */
export interface JobPage {
  readonly after: readonly [createdAt: string, id: string] | null;
  readonly limit: number;
}

export class ImportJobRepository {
  constructor(private readonly database: Database) {}

  async add(job: NewImportJob): Promise<void> {
    const { source } = job;
    await this.database.query(ADD, [
      job.id,
      job.format,
      job.dryRun,
      job.addsFirms,
      job.fileName,
      job.fileSha256,
      job.sizeBytes,
      source.title,
      source.url,
      source.licence,
      source.quality,
      source.readOn,
      job.state,
      job.createdBy,
      job.createdAt,
    ]);
  }

  findByIds(ids: readonly string[]): Promise<ImportJob[]> {
    return this.#find(FIND_BY_IDS, [ids]);
  }

  async findForUpdate(id: string): Promise<ImportJob | null> {
    return (await this.#find(FIND_FOR_UPDATE, [id]))[0] ?? null;
  }

  async findUnfinished(job: NewImportJob): Promise<ImportJob | null> {
    const { title, licence, quality, readOn, url } = job.source;
    const file = [job.fileSha256, job.format, job.dryRun, job.addsFirms];
    const found = await this.#find(FIND_UNFINISHED, [
      ...file,
      title,
      licence,
      quality,
      readOn,
      url,
    ]);
    return found[0] ?? null;
  }

  /** Null when the job is not there to be taken. */
  async take({ jobId, runner, at }: ImportRun): Promise<ImportJob | null> {
    return (await this.#find(TAKE, [jobId, runner, at]))[0] ?? null;
  }

  /** False when it is somebody else's by now. */
  async advance({ jobId, runner, at }: ImportRun, to: ImportProgress): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(ADVANCE, [
      jobId,
      runner,
      to.lastLine,
      to.linesRead,
      to.linesBad,
      to.linesSkipped,
      to.recordsAdded,
      to.recordsChanged,
      to.recordsUnchanged,
      at,
    ]);
    return rows.length > 0;
  }

  async end({ jobId, runner, at }: ImportRun, failure: ImportFailure | null): Promise<boolean> {
    const { code = null, value = null, line = null } = failure ?? {};
    const state = failure === null ? 'COMPLETED' : 'FAILED';
    const parameters = [jobId, runner, state, at, code, value, line];
    return (await this.database.query<unknown[]>(END, parameters)).length > 0;
  }

  /** The file is there as a whole. */
  async queue(
    id: string,
    { sha256, sizeBytes }: { readonly sha256: string; readonly sizeBytes: number },
  ): Promise<void> {
    await this.database.query(QUEUE, [id, sha256, sizeBytes]);
  }

  async cancel(id: string, at: Date): Promise<void> {
    await this.database.query(CANCEL, [id, at]);
  }

  async findUploaded(at: Date): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }[]>(FIND_UPLOADED, [at]);
    return row?.id ?? null;
  }

  async giveUpUploads(at: Date): Promise<void> {
    await this.database.query(GIVE_UP_UPLOADS, [at]);
  }

  /** The youngest first. */
  findPage({ after, limit }: JobPage): Promise<ImportJob[]> {
    const [createdAt, id] = after ?? [null, null];
    return this.#find(FIND_PAGE, [createdAt, id, limit]);
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ total: number }[]>(COUNT);
    return row?.total ?? 0;
  }

  async putBack({ jobId, runner }: ImportRun): Promise<void> {
    await this.database.query(PUT_BACK, [jobId, runner]);
  }

  async #find(statement: string, parameters: unknown[]): Promise<ImportJob[]> {
    return (await this.database.query<JobRow[]>(statement, parameters)).map(toJob);
  }
}

function toJob(row: JobRow): ImportJob {
  const { title, url, licence, quality, readOn, failureValue, failureLine, ...job } = row;
  return {
    ...job,
    source: { title, url, licence, quality, readOn },
    failure:
      job.failure === null
        ? null
        : { code: job.failure, value: failureValue ?? '', line: failureLine },
  };
}

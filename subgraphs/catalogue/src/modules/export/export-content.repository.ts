import type { Database } from '@apogee/shared/database';
import type { ExportBatch, ExportPart } from './export-job';

/** Arrays of arrays would have to be of one length: batches travel as JSON. */
const ADD_BATCHES = `
  /* exportBatch.add */
  insert into catalogue.export_batch (job_id, number, ids, scores)
  select
    $1, ordinal - 1, array(select jsonb_array_elements_text(batch -> 'ids')),
    case when jsonb_typeof(batch -> 'scores') = 'array'
      then array(select score::float8 from jsonb_array_elements_text(batch -> 'scores') as score) end
  from jsonb_array_elements($2::jsonb) with ordinality as given (batch, ordinal)
`;

const GET_BATCH = `
  /* exportBatch.get */
  select ids, scores from catalogue.export_batch where job_id = $1 and number = $2
`;

const FORGET_BATCHES =
  '/* exportBatch.forget */ delete from catalogue.export_batch where job_id = $1';

const PUT_PART = `
  /* exportPart.put */
  insert into catalogue.export_part (job_id, number, content) values ($1, $2, $3)
`;

const FORGET_PARTS = '/* exportPart.forget */ delete from catalogue.export_part where job_id = $1';

const FIND_PART = `
  /* exportPart.find */
  select part.content, job.part_count as "partCount", job.file_name as "fileName", job.format
  from catalogue.export_job as job
  join catalogue.export_part as part on part.job_id = job.id
  where job.created_by = $1 and job.id = $2 and part.number = $3
    and job.state = 'COMPLETED' and job.expires_at > $4
`;

export interface WantedPart {
  readonly jobId: string;
  /** Counted from 0. */
  readonly number: number;
  readonly at: Date;
}

/** What an export is made of, and what is made of it. */
export class ExportContentRepository {
  constructor(private readonly database: Database) {}

  async addBatches(jobId: string, batches: readonly ExportBatch[]): Promise<void> {
    await this.database.query(ADD_BATCHES, [jobId, JSON.stringify(batches)]);
  }

  /** Null behind the last one. */
  async findBatch(jobId: string, number: number): Promise<ExportBatch | null> {
    const [row] = await this.database.query<ExportBatch[]>(GET_BATCH, [jobId, number]);
    return row ?? null;
  }

  async forgetBatches(jobId: string): Promise<void> {
    await this.database.query(FORGET_BATCHES, [jobId]);
  }

  async putPart(jobId: string, number: number, content: Buffer): Promise<void> {
    await this.database.query(PUT_PART, [jobId, number, content]);
  }

  async forgetParts(jobId: string): Promise<void> {
    await this.database.query(FORGET_PARTS, [jobId]);
  }

  /** Of a file that is there as a whole; null where the caller has none. */
  async findPart(caller: string, { jobId, number, at }: WantedPart): Promise<ExportPart | null> {
    const parameters = [caller, jobId, number, at];
    return (await this.database.query<ExportPart[]>(FIND_PART, parameters))[0] ?? null;
  }
}

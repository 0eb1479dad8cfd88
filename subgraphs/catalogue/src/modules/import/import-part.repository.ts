import type { Database } from '@apogee/shared/database';

const PUT = `
  /* importPart.put */
  insert into catalogue.import_part (job_id, number, content) values ($1, $2, $3)
  on conflict (job_id, number) do update set content = excluded.content
`;

const FIND_NUMBERS = `
  /* importPart.findNumbers */
  select number from catalogue.import_part where job_id = $1 order by number
`;

const GET = `
  /* importPart.get */
  select content from catalogue.import_part where job_id = $1 and number = $2
`;

const FORGET = '/* importPart.forget */ delete from catalogue.import_part where job_id = $1';

/** Files that are handed in, piece by piece. */
export class ImportPartRepository {
  constructor(private readonly database: Database) {}

  async put(part: {
    readonly jobId: string;
    readonly number: number;
    readonly content: Buffer;
  }): Promise<void> {
    await this.database.query(PUT, [part.jobId, part.number, part.content]);
  }

  /** In their order. */
  async findNumbers(jobId: string): Promise<number[]> {
    const rows = await this.database.query<{ number: number }[]>(FIND_NUMBERS, [jobId]);
    return rows.map(({ number }) => number);
  }

  async get(jobId: string, number: number): Promise<Buffer> {
    const [row] = await this.database.query<{ content: Buffer }[]>(GET, [jobId, number]);
    return row?.content ?? Buffer.alloc(0);
  }

  async forget(jobId: string): Promise<void> {
    await this.database.query(FORGET, [jobId]);
  }
}

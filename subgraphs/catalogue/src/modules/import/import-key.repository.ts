import type { Database } from '@apogee/shared/database';

/** The first line to claim a key has it. */
const CLAIM = `
  /* importKey.claim */
  insert into catalogue.import_key (job_id, key, line)
  select $1, key, min(line) from unnest($2::text[], $3::integer[]) as claimed (key, line) group by key
  on conflict (job_id, key) do nothing
`;

const FIND = `
  /* importKey.find */
  select key, line from catalogue.import_key where job_id = $1 and key = any($2)
`;

const FORGET = '/* importKey.forget */ delete from catalogue.import_key where job_id = $1';

/** What a line is about, as one text. */
export interface ClaimedKey {
  readonly key: string;
  readonly line: number;
}

/** What the lines of a job are about. */
export class ImportKeyRepository {
  constructor(private readonly database: Database) {}

  async claim(jobId: string, keys: readonly ClaimedKey[]): Promise<void> {
    await this.database.query(CLAIM, [
      jobId,
      keys.map(({ key }) => key),
      keys.map(({ line }) => line),
    ]);
  }

  /** The line that has each key; keys that none has are missing. */
  async find(jobId: string, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<ClaimedKey[]>(FIND, [jobId, keys]);
    return new Map(rows.map(({ key, line }) => [key, line]));
  }

  async forget(jobId: string): Promise<void> {
    await this.database.query(FORGET, [jobId]);
  }
}

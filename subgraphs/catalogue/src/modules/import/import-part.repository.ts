import type { Database } from '@apogee/shared/database';

const FORGET = '/* importPart.forget */ delete from catalogue.import_part where job_id = $1';

/** Files that are handed in, piece by piece. */
export class ImportPartRepository {
  constructor(private readonly database: Database) {}

  async forget(jobId: string): Promise<void> {
    await this.database.query(FORGET, [jobId]);
  }
}

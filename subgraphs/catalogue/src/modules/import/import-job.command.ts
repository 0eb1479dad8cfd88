import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { ImportJob, ImportState } from './import-job';
import { ImportJobRepository } from './import-job.repository';
import { importRefusal } from './import-refusals';

/** A job as it is to be changed: nobody else changes it meanwhile. */
export async function getJobIn(
  database: Database,
  id: string,
  states: readonly ImportState[],
): Promise<ImportJob> {
  const job = await new ImportJobRepository(database).findForUpdate(id);
  const path = ['input', 'jobId'];
  if (job === null) {
    throw new Refused([importRefusal('IMPORT_NOT_FOUND', { path })]);
  }
  if (!states.includes(job.state)) {
    const values = { state: job.state };
    throw new Refused([importRefusal('IMPORT_STATE_FORBIDS', { path, values })]);
  }
  return job;
}

/** A job as a change has left it. */
export async function getJob(database: Database, id: string): Promise<ImportJob> {
  const [job] = await new ImportJobRepository(database).findByIds([id]);
  if (job === undefined) {
    throw new TypeError(`The import ${id} was just written and is not there.`);
  }
  return job;
}

import { createHash } from 'node:crypto';
import type { WriteContext } from '@apogee/shared/changes';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { ImportJob } from './import-job';
import { getJob, getJobIn } from './import-job.command';
import { ImportJobRepository } from './import-job.repository';
import { ImportPartRepository } from './import-part.repository';
import { importRefusal } from './import-refusals';

export interface FilePart {
  readonly jobId: string;
  /** Counted from 0. */
  readonly number: number;
  readonly content: Buffer;
}

/** Takes a part of a file in. The same part again takes the place of the former one. */
export function addImportPart({ inTransaction }: WriteContext, part: FilePart): Promise<ImportJob> {
  return inTransaction(async (database) => {
    await getJobIn(database, part.jobId, ['UPLOADING']);
    await new ImportPartRepository(database).put(part);
    return getJob(database, part.jobId);
  });
}

export interface WholeFile {
  readonly jobId: string;
  readonly sha256: string;
}

/** Says that a file is there as a whole: from now on any process may import it. */
export function runUploadedImport(
  { inTransaction }: WriteContext,
  { jobId, sha256 }: WholeFile,
): Promise<ImportJob> {
  return inTransaction(async (database) => {
    await getJobIn(database, jobId, ['UPLOADING']);
    const file = await measure(database, jobId);
    if (file.sha256 !== sha256.toLowerCase()) {
      const values = { sha256: file.sha256 };
      throw new Refused([
        importRefusal('IMPORT_FILE_DIFFERS', { path: ['input', 'sha256'], values }),
      ]);
    }
    await new ImportJobRepository(database).queue(jobId, file);
    return getJob(database, jobId);
  });
}

/** Ends a job that has not ended. What its whole batches have changed stays. */
export function cancelImport(
  { clock, inTransaction }: WriteContext,
  jobId: string,
): Promise<ImportJob> {
  return inTransaction(async (database) => {
    await getJobIn(database, jobId, ['UPLOADING', 'WAITING', 'RUNNING']);
    await new ImportJobRepository(database).cancel(jobId, clock.now());
    await new ImportPartRepository(database).forget(jobId);
    return getJob(database, jobId);
  });
}

/** Part by part, so that a large file is never held as a whole. */
async function measure(
  database: Database,
  jobId: string,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const parts = new ImportPartRepository(database);
  const numbers = await parts.findNumbers(jobId);
  const missing = numbers.length === 0 ? 0 : numbers.findIndex((number, at) => number !== at);
  if (missing >= 0) {
    throw new Refused([importRefusal('IMPORT_PART_MISSING', { values: { number: missing } })]);
  }
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for (const number of numbers) {
    const content = await parts.get(jobId, number);
    hash.update(content);
    sizeBytes += content.byteLength;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { newId } from '@apogee/shared/ids';
import type { ImportJob, ImportProgress } from './import-job';
import { ImportJobRepository, type NewImportJob } from './import-job.repository';
import { type ImportSurroundings, runImport } from './run-import.command';

/** A file of this machine that somebody wants imported. */
export interface FileToImport
  extends Pick<ImportJob, 'format' | 'dryRun' | 'addsFirms' | 'source' | 'createdBy'> {
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Imports a file here and now. When the same file was begun and not ended, as by a process that was killed, that job is
 * gone on with. Null: another process is at it.
 */
export async function importFile(
  wanted: FileToImport,
  surroundings: ImportSurroundings,
): Promise<ImportJob | null> {
  const { clock, inTransaction } = surroundings;
  const runner = randomUUID();
  const described = await describe(wanted, clock.now());
  const job = await inTransaction(async (database) => {
    const jobs = new ImportJobRepository(database);
    const unfinished = await jobs.findUnfinished(described);
    if (unfinished === null) {
      await jobs.add(described);
    }
    return jobs.take({ jobId: unfinished?.id ?? described.id, runner, at: clock.now() });
  });
  if (job === null) {
    return null;
  }
  await runImport({ ...wanted, job, runner }, surroundings);
  const [ended = null] = await inTransaction((database) =>
    new ImportJobRepository(database).findByIds([job.id]),
  );
  return ended;
}

async function describe(wanted: FileToImport, createdAt: Date): Promise<NewImportJob> {
  const { file, format, dryRun, addsFirms, source, createdBy } = wanted;
  const hash = createHash('sha256');
  const pieces: AsyncIterable<Buffer> = createReadStream(file);
  let sizeBytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    sizeBytes += piece.byteLength;
  }
  return {
    id: newId('import'),
    format,
    dryRun,
    addsFirms,
    fileName: basename(file),
    fileSha256: hash.digest('hex'),
    sizeBytes,
    source,
    state: 'WAITING',
    createdBy,
    createdAt,
  };
}

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '@apogee/shared/database';
import { WakeableWork } from '@apogee/shared/lifecycle';
import { ImportJobRepository } from './import-job.repository';
import { ImportPartRepository } from './import-part.repository';
import { type ImportSurroundings, runImport, type TakenJob } from './run-import.command';

/** For jobs that other processes were at when they were killed; one's own are woken for. */
const LOOK_EVERY_MS = 60_000;

/** Imports the files that were handed in, one after the other; of several processes, each job is one's. */
export function importRunner(surroundings: ImportSurroundings): WakeableWork {
  return new WakeableWork({
    everyMs: LOOK_EVERY_MS,
    onError: (err) => surroundings.logger.error({ err }, 'could not look for imports'),
    work: async (signal) => {
      for (
        let taken = await take(surroundings, signal);
        taken !== null;
        taken = await take(surroundings, signal)
      ) {
        await run(surroundings, taken);
      }
    },
  });
}

function take(
  { clock, inTransaction }: ImportSurroundings,
  signal: AbortSignal,
): Promise<Omit<TakenJob, 'file'> | null> {
  const runner = randomUUID();
  return inTransaction(async (database) => {
    const jobs = new ImportJobRepository(database);
    const at = clock.now();
    await jobs.giveUpUploads(at);
    const jobId = signal.aborted ? null : await jobs.findUploaded(at);
    const job = jobId === null ? null : await jobs.take({ jobId, runner, at });
    return job && { job, runner, signal };
  });
}

async function run(surroundings: ImportSurroundings, taken: Omit<TakenJob, 'file'>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'apogee-import-'));
  const file = join(folder, 'file');
  try {
    await surroundings.inTransaction((database) => writeFile(database, taken.job.id, file));
    await runImport({ ...taken, file }, surroundings);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A workbook is read from its end on, so a file of this machine is made of the parts. */
async function writeFile(database: Database, jobId: string, file: string): Promise<void> {
  await pipeline(Readable.from(partsOf(database, jobId)), createWriteStream(file));
}

async function* partsOf(database: Database, jobId: string): AsyncGenerator<Buffer, void> {
  const parts = new ImportPartRepository(database);
  for (const number of await parts.findNumbers(jobId)) {
    yield await parts.get(jobId, number);
  }
}

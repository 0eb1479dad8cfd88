import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@apogee/shared/database';
import { type Running, repeatWork } from '@apogee/shared/lifecycle';
import { ImportJobRepository } from './import-job.repository';
import { ImportPartRepository } from './import-part.repository';
import { type ImportSurroundings, runImport, type TakenJob } from './run-import.command';

/** For jobs that other processes were at when they were killed; one's own are woken for. */
const LOOK_EVERY_MS = 60_000;

/** Imports the files that were handed in, one after the other; of several processes, each job is one's. */
export class ImportRunner {
  #wake = new AbortController();

  constructor(private readonly surroundings: ImportSurroundings) {}

  begin(): Running {
    return repeatWork({
      work: (signal) => this.#runAll(signal),
      everyMs: LOOK_EVERY_MS,
      onError: (err) => this.surroundings.logger.error({ err }, 'could not look for imports'),
      pause: (milliseconds, signal) => this.#pause(milliseconds, signal),
    });
  }

  /** There is something to import now. */
  wake(): void {
    this.#wake.abort();
  }

  async #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const until = AbortSignal.any([signal, this.#wake.signal]);
    await delay(milliseconds, undefined, { signal: until, ref: false }).catch(() => undefined);
  }

  async #runAll(signal: AbortSignal): Promise<void> {
    // Before looking: whoever wakes it from now on is looked for once more.
    this.#wake = new AbortController();
    for (let taken = await this.#take(signal); taken !== null; taken = await this.#take(signal)) {
      await this.#run(taken);
    }
  }

  #take(signal: AbortSignal): Promise<Omit<TakenJob, 'file'> | null> {
    const { clock, inTransaction } = this.surroundings;
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

  async #run(taken: Omit<TakenJob, 'file'>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'apogee-import-'));
    const file = join(folder, 'file');
    try {
      const { inTransaction } = this.surroundings;
      await inTransaction((database) => writeFile(database, taken.job.id, file));
      await runImport({ ...taken, file }, this.surroundings);
    } finally {
      await rm(folder, { recursive: true });
    }
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

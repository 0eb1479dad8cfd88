import type { Clock } from '@apogee/shared/clock';
import type { InTransaction } from '@apogee/shared/database';
import type { Logger } from '@apogee/shared/logger';
import { writeTable } from '../../tables/write-table';
import type { TableRow } from '../../tables/written-table';
import { ExportContentRepository } from './export-content.repository';
import type { ExportFailure, ExportJob } from './export-job';
import { ExportJobRepository, type ExportProgress, type ExportRun } from './export-job.repository';
import { titlesOf } from './exported-columns';
import { LIST_COLUMNS, readRows } from './exported-rows.reader';
import { inParts } from './file-parts';

export interface ExportSurroundings {
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A job that this process has taken. */
export interface TakenExport {
  readonly job: ExportJob;
  readonly runner: string;
  /** Aborted when the process is to stop: the job is put back, to be begun again. */
  readonly signal: AbortSignal;
}

const LARGEST_FILE = 64 * 1024 * 1024;
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Somebody deleted the job, or took it over because this process was silent for too long. */
class ExportLost extends Error {
  override readonly name = 'ExportLost';
}

class ExportStopped extends Error {
  override readonly name = 'ExportStopped';
}

class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** Makes the file of a job, from its beginning on, whatever a process that was killed has left of it. */
export async function runExport(
  taken: TakenExport,
  surroundings: ExportSurroundings,
): Promise<void> {
  try {
    await writeFile(taken, surroundings);
    await end(taken, surroundings, null);
  } catch (error) {
    if (error instanceof ExportStopped) {
      await putBack(taken, surroundings);
    } else if (!(error instanceof ExportLost)) {
      await end(taken, surroundings, failureOf(error, surroundings.logger));
    }
  }
}

async function writeFile(taken: TakenExport, surroundings: ExportSurroundings): Promise<void> {
  const { job } = taken;
  const columns = LIST_COLUMNS[job.list];
  let progress: ExportProgress = { rowsDone: 0, partCount: 0, sizeBytes: 0 };
  const advance = (to: Partial<ExportProgress>, part: Buffer | null): Promise<void> => {
    progress = { ...progress, ...to };
    return keep({ taken, progress, part }, surroundings);
  };
  const lines = rowsOf(taken, surroundings, (rowsDone) => advance({ rowsDone }, null));
  const titles = titlesOf(columns, job.format === 'JSON_LINES' ? null : job.titles);
  for await (const part of inParts(writeTable(job.format, { columns: titles, lines }))) {
    const sizeBytes = progress.sizeBytes + part.byteLength;
    if (sizeBytes > LARGEST_FILE) {
      throw new FileTooLarge();
    }
    await advance({ partCount: progress.partCount + 1, sizeBytes }, part);
  }
}

async function* rowsOf(
  { job, signal }: TakenExport,
  { inTransaction }: ExportSurroundings,
  onRows: (rowsDone: number) => Promise<void>,
): AsyncGenerator<readonly TableRow[], void> {
  let rowsDone = 0;
  for (let number = 0; rowsDone < job.rowsTotal; number += 1) {
    if (signal.aborted) {
      throw new ExportStopped();
    }
    const batch = await inTransaction(async (database) => {
      const found = await new ExportContentRepository(database).findBatch(job.id, number);
      return found && { size: found.ids.length, rows: await readRows(database, job.list, found) };
    });
    if (batch === null) {
      throw new ExportLost();
    }
    yield batch.rows;
    rowsDone += batch.size;
    await onRows(rowsDone);
  }
}

interface Kept {
  readonly taken: TakenExport;
  readonly progress: ExportProgress;
  /** The last part of the file so far; null when none was added. */
  readonly part: Buffer | null;
}

function keep({ taken, progress, part }: Kept, surroundings: ExportSurroundings): Promise<void> {
  const run = runOf(taken, surroundings);
  return surroundings.inTransaction(async (database) => {
    if (!(await new ExportJobRepository(database).advance(run, progress))) {
      throw new ExportLost();
    }
    if (part !== null) {
      const content = new ExportContentRepository(database);
      await content.putPart(run.jobId, progress.partCount - 1, part);
    }
  });
}

function runOf({ job, runner }: TakenExport, { clock }: ExportSurroundings): ExportRun {
  return { jobId: job.id, runner, at: clock.now() };
}

function end(
  taken: TakenExport,
  surroundings: ExportSurroundings,
  failure: ExportFailure | null,
): Promise<void> {
  const run = runOf(taken, surroundings);
  const expiresAt = new Date(run.at.getTime() + KEPT_MS);
  return surroundings.inTransaction(async (database) => {
    if (await new ExportJobRepository(database).end(run, { failure, expiresAt })) {
      const content = new ExportContentRepository(database);
      await content.forgetBatches(run.jobId);
      if (failure !== null) {
        await content.forgetParts(run.jobId);
      }
    }
  });
}

function putBack(taken: TakenExport, surroundings: ExportSurroundings): Promise<void> {
  return surroundings.inTransaction((database) =>
    new ExportJobRepository(database).putBack(runOf(taken, surroundings)),
  );
}

function failureOf(error: unknown, logger: Logger): ExportFailure {
  if (error instanceof FileTooLarge) {
    return 'EXPORT_FILE_TOO_LARGE';
  }
  logger.error({ err: error }, 'an export was stopped by an error');
  return 'INTERNAL';
}

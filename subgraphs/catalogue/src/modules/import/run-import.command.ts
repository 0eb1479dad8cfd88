import type { Clock } from '@apogee/shared/clock';
import {
  againAfterDeadlock,
  type InTransaction,
  lockForTransaction,
} from '@apogee/shared/database';
import type { Logger } from '@apogee/shared/logger';
import type { TableLine } from '../../cells/table-line';
import { readTable } from '../../tables/read-table';
import { UnreadableFile } from '../../tables/unreadable-file';
import type { BatchReport } from './batch.command';
import type { ImportFailure, ImportJob, ImportProgress } from './import-job';
import { ImportJobRepository, type ImportRun } from './import-job.repository';
import { ImportKeyRepository } from './import-key.repository';
import { ImportPartRepository } from './import-part.repository';
import { ImportProblemRepository } from './import-problem.repository';
import { refreshStatistics } from './import-statistics.repository';
import { IMPORTERS } from './importers.command';
import { inBatches } from './line-batches';
import { HeadRefused, readHead, type TableHead } from './table-head';

export interface ImportSurroundings {
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A job that this process has taken, with its file at hand. */
export interface TakenJob {
  readonly job: ImportJob;
  readonly runner: string;
  readonly file: string;
  /** Aborted when the process is to stop: the job is put back, to be gone on with behind its last batch. */
  readonly signal: AbortSignal;
  /** Told after each batch. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Somebody cancelled the job, or took it over because this process was silent for too long. */
class ImportLost extends Error {
  override readonly name = 'ImportLost';
}

/**
 * Imports a file batch by batch. Each batch is one transaction, with its report and how far the job has come: killed
 * at any point, it goes on behind the last whole batch.
 */
export async function runImport(taken: TakenJob, surroundings: ImportSurroundings): Promise<void> {
  try {
    const isWhole = await importLines(taken, surroundings);
    await (isWhole ? end(taken, surroundings, null) : putBack(taken, surroundings));
  } catch (error) {
    if (!(error instanceof ImportLost)) {
      await end(taken, surroundings, failureOf(error, surroundings.logger));
    }
  }
}

/**
 * Each time that the catalogue may have grown tenfold: planned by what it was before, the statements of a batch would
 * read all of it. The embedded engine never looks by itself, a server only after minutes.
 */
const REFRESHES_STATISTICS_AFTER: ReadonlySet<number> = new Set([1, 10, 100, 1_000, 10_000]);

/** False when it was told to stop before the end. */
async function importLines(taken: TakenJob, surroundings: ImportSurroundings): Promise<boolean> {
  const lines = readTable(taken.file);
  try {
    const first = await lines.next();
    const cells = first.done === true ? [] : first.value.cells;
    const { layout } = IMPORTERS[taken.job.format];
    const head = readHead(cells, layout);
    let progress: ImportProgress = taken.job;
    let batches = 0;
    for await (const batch of inBatches(lines, taken.job.lastLine)) {
      if (taken.signal.aborted) {
        return false;
      }
      progress = await importBatch({ ...taken, head, batch, progress }, surroundings);
      taken.onProgress?.(progress);
      batches += 1;
      if (REFRESHES_STATISTICS_AFTER.has(batches)) {
        await surroundings.inTransaction(refreshStatistics);
      }
    }
    return true;
  } finally {
    await lines.return();
  }
}

interface NextBatch extends TakenJob {
  readonly head: TableHead;
  readonly batch: readonly TableLine[];
  readonly progress: ImportProgress;
}

function importBatch(
  { job, runner, head, batch: lines, progress }: NextBatch,
  { inTransaction, clock }: ImportSurroundings,
): Promise<ImportProgress> {
  const at = clock.now();
  // Whoever edits a record takes the firm first, a file takes what its lines are about.
  return againAfterDeadlock(inTransaction)(async (database) => {
    // Two files that say different things of one record are not to be mixed within a batch.
    await lockForTransaction(database, 'catalogue import');
    const { importBatch: importLinesOfBatch } = IMPORTERS[job.format];
    const batch = { database, job, at, today: clock.today() };
    const report = await importLinesOfBatch({ head, lines }, batch);
    await new ImportProblemRepository(database).add(job.id, report.problems);
    const reached = sum(progress, report);
    const run = { jobId: job.id, runner, at };
    if (!(await new ImportJobRepository(database).advance(run, reached))) {
      throw new ImportLost();
    }
    return reached;
  });
}

function sum(before: ImportProgress, { progress }: BatchReport): ImportProgress {
  return {
    lastLine: progress.lastLine,
    linesRead: before.linesRead + progress.linesRead,
    linesBad: before.linesBad + progress.linesBad,
    linesSkipped: before.linesSkipped + progress.linesSkipped,
    recordsAdded: before.recordsAdded + progress.recordsAdded,
    recordsChanged: before.recordsChanged + progress.recordsChanged,
    recordsUnchanged: before.recordsUnchanged + progress.recordsUnchanged,
  };
}

function runOf({ job, runner }: TakenJob, { clock }: ImportSurroundings): ImportRun {
  return { jobId: job.id, runner, at: clock.now() };
}

function end(
  taken: TakenJob,
  surroundings: ImportSurroundings,
  failure: ImportFailure | null,
): Promise<void> {
  return surroundings.inTransaction(async (database) => {
    if (await new ImportJobRepository(database).end(runOf(taken, surroundings), failure)) {
      await new ImportKeyRepository(database).forget(taken.job.id);
      await new ImportPartRepository(database).forget(taken.job.id);
    }
  });
}

function putBack(taken: TakenJob, surroundings: ImportSurroundings): Promise<void> {
  return surroundings.inTransaction((database) =>
    new ImportJobRepository(database).putBack(runOf(taken, surroundings)),
  );
}

function failureOf(error: unknown, logger: Logger): ImportFailure {
  if (error instanceof UnreadableFile) {
    return { code: error.reason, value: '', line: error.line };
  }
  if (error instanceof HeadRefused) {
    return { code: error.fault, value: error.column, line: 1 };
  }
  logger.error({ err: error }, 'an import was stopped by an error');
  return { code: 'INTERNAL', value: '', line: null };
}

import type { Clock, IsoDate } from '@apogee/shared/clock';
import type { Database, InTransaction } from '@apogee/shared/database';
import { ScheduledJobRepository } from './scheduled-job.repository';

/** Pieces of work in one transaction: others who write the same rows get their turn between two. */
const PIECES_A_TRANSACTION = 50;

/** A part of a job's work, within a transaction. */
interface Portion {
  readonly database: Database;
  readonly at: Date;
  /** In Paris. */
  readonly today: IsoDate;
  /** Pieces of work at most. */
  readonly limit: number;
}

/** Work that falls due with the days. */
export interface ScheduledJob<Piece = unknown> {
  /** Never changed: the database remembers the job by it. */
  readonly name: string;
  /**
   * Does what is due on the day or was before, up to the limit, and tells what it did; fewer than the limit means that
   * nothing is left. What was done once is due no more.
   */
  readonly doSome: (portion: Portion) => Promise<readonly Piece[]>;
}

export interface JobSurroundings {
  readonly clock: Clock;
  readonly inTransaction: InTransaction;
  /** Ends the work between two transactions. */
  readonly signal?: AbortSignal;
}

/** Does all that is due of a job now, whether or not it did its work of the day before. */
export function doJob<Piece>(
  job: ScheduledJob<Piece>,
  surroundings: JobSurroundings,
): Promise<readonly Piece[]> {
  return doPortions(job, surroundings, () => true);
}

/** Does a job once a day, whoever asks how often: of several replicas one does, and the others find it done. */
export function doJobOfTheDay<Piece>(
  job: ScheduledJob<Piece>,
  surroundings: JobSurroundings,
): Promise<readonly Piece[]> {
  return doPortions(job, surroundings, (isDone) => !isDone);
}

/**
 * The claim of a job, what it does and the note that it is done are one transaction each time: whoever is killed in
 * between has done nothing, and the next one begins there.
 */
async function doPortions<Piece>(
  job: ScheduledJob<Piece>,
  { clock, inTransaction, signal }: JobSurroundings,
  isWanted: (isDone: boolean) => boolean,
): Promise<readonly Piece[]> {
  const done: Piece[] = [];
  const isStopped = (): boolean => signal?.aborted === true;
  let isOver = false;
  while (!isOver && !isStopped()) {
    const some = await inTransaction(async (database) => {
      const jobs = new ScheduledJobRepository(database);
      const today = clock.today();
      if (!isWanted(await jobs.claim(job.name, today))) {
        return [];
      }
      const limit = PIECES_A_TRANSACTION;
      const pieces = await job.doSome({ database, at: clock.now(), today, limit });
      if (pieces.length < limit) {
        await jobs.markDone(job.name, today);
      }
      return pieces;
    });
    done.push(...some);
    isOver = some.length < PIECES_A_TRANSACTION;
  }
  return done;
}

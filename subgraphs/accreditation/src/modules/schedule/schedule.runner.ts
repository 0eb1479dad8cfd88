import type { Logger } from '@apogee/shared/logger';
import { doJobOfTheDay, type JobSurroundings, type ScheduledJob } from './scheduled-job.command';
import { ScheduledJobRepository } from './scheduled-job.repository';

export interface Schedule {
  readonly jobs: readonly ScheduledJob[];
  readonly logger: Logger;
}

/**
 * Does what is due today of every job, and what was due while nobody did. A job that fails keeps no other from its
 * work, and is tried again the next time.
 */
export async function doWhatIsDue(
  { jobs, logger }: Schedule,
  surroundings: JobSurroundings,
): Promise<void> {
  const { clock, inTransaction, signal } = surroundings;
  const done = await inTransaction((database) =>
    new ScheduledJobRepository(database).findDone(clock.today()),
  );
  for (const job of jobs.filter(({ name }) => !done.has(name))) {
    if (signal?.aborted === true) {
      return;
    }
    try {
      const pieces = await doJobOfTheDay(job, surroundings);
      logger.info({ job: job.name, day: clock.today(), pieces: pieces.length }, 'did what was due');
    } catch (error) {
      logger.error({ job: job.name, err: error }, 'could not do what was due; it is tried again');
    }
  }
}

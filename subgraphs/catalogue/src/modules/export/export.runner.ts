import { randomUUID } from 'node:crypto';
import { WakeableWork } from '@apogee/shared/lifecycle';
import { ExportContentRepository } from './export-content.repository';
import { ExportJobRepository } from './export-job.repository';
import { type ExportSurroundings, runExport, type TakenExport } from './run-export.command';

/** For jobs that other processes were at when they were killed; one's own are woken for. */
const LOOK_EVERY_MS = 60_000;

/** Makes the files that were asked for, one after the other; of several processes, each job is one's. */
export function exportRunner(surroundings: ExportSurroundings): WakeableWork {
  return new WakeableWork({
    everyMs: LOOK_EVERY_MS,
    onError: (err) => surroundings.logger.error({ err }, 'could not look for exports'),
    work: async (signal) => {
      for (
        let taken = await take(surroundings, signal);
        taken !== null;
        taken = await take(surroundings, signal)
      ) {
        await runExport(taken, surroundings);
      }
    },
  });
}

async function take(
  { clock, inTransaction }: ExportSurroundings,
  signal: AbortSignal,
): Promise<TakenExport | null> {
  if (signal.aborted) {
    return null;
  }
  const runner = randomUUID();
  return inTransaction(async (database) => {
    const job = await new ExportJobRepository(database).take(runner, clock.now());
    if (job === null) {
      return null;
    }
    await new ExportContentRepository(database).forgetParts(job.id);
    return { job, runner, signal };
  });
}

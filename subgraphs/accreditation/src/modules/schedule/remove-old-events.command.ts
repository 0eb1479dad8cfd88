import { removeOldEvents } from '@apogee/shared/events';
import type { ScheduledJob } from './scheduled-job.command';

const DAY_MS = 86_400_000;
/** An event is soon removed, and there may be many after a year in which nobody did it. */
const EVENTS_A_PIECE = 100;

/**
 * Removes events of the log, whoever recorded them, that are older than so many days and that every consumer has read.
 * It is done here because the log itself belongs to no subgraph, and what is done once a day has its place here.
 */
export function removalOfOldEvents(retentionDays: number): ScheduledJob<readonly []> {
  return {
    name: 'remove-old-events',
    doSome: async ({ database, at, limit }) => {
      const recordedBefore = new Date(at.getTime() - retentionDays * DAY_MS);
      const removed = await removeOldEvents(database, {
        recordedBefore,
        limit: limit * EVENTS_A_PIECE,
      });
      return Array.from({ length: Math.ceil(removed / EVENTS_A_PIECE) }, () => []);
    },
  };
}

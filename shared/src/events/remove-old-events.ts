import type { InTransaction } from '../database';
import { EventLogRepository } from './event-log.repository';

/**
 * Removes events that were recorded before an instant and that every consumer has read; of each subject the latest of
 * each type stays, so that whoever reads from the beginning still learns how things stand. Returns how many.
 */
export function removeOldEvents(
  inTransaction: InTransaction,
  recordedBefore: Date,
): Promise<number> {
  return inTransaction(async (database) => {
    const log = new EventLogRepository(database);
    const last = await log.findRemovable(recordedBefore);
    return last === null ? 0 : log.removeUpTo(last);
  });
}

import type { Database } from '../database';
import { EventLogRepository } from './event-log.repository';

interface OldEvents {
  readonly recordedBefore: Date;
  /** At most so many. */
  readonly limit: number;
}

/**
 * Removes events that were recorded before an instant and that every consumer has read, within a transaction; of each
 * subject the latest of each type stays, so that whoever reads from the beginning still learns how things stand.
 * Returns how many: fewer than the limit means that none are left.
 */
export async function removeOldEvents(
  database: Database,
  { recordedBefore, limit }: OldEvents,
): Promise<number> {
  const log = new EventLogRepository(database);
  const last = await log.findRemovable(recordedBefore);
  return last === null ? 0 : log.removeUpTo(last, limit);
}

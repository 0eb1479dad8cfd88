import { actorOf, type WriteContext } from '@apogee/shared/changes';
import type { Clock } from '@apogee/shared/clock';
import type { InTransaction } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import { ExportJobRepository } from './export-job.repository';
import { exportRefusal } from './export-refusals';

/** Ends an export if it has not ended, and removes its file. */
export function deleteExport({ caller, inTransaction }: WriteContext, id: string): Promise<void> {
  return inTransaction(async (database) => {
    if (!(await new ExportJobRepository(database).delete(actorOf(caller), id))) {
      const path = ['input', 'exportJobId'];
      throw new Refused([exportRefusal('EXPORT_NOT_FOUND', { path })]);
    }
  });
}

/** Removes what nobody can download any more. */
export function removeExpiredExports(inTransaction: InTransaction, clock: Clock): Promise<void> {
  return inTransaction((database) => new ExportJobRepository(database).removeExpired(clock.now()));
}

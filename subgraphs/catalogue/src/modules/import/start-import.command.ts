import { actorOf, type WriteContext } from '@apogee/shared/changes';
import { newId } from '@apogee/shared/ids';
import type { ImportJob } from './import-job';
import { getJob } from './import-job.command';
import { ImportJobRepository } from './import-job.repository';

/** What is said of a file before it arrives. */
export type AnnouncedImport = Pick<
  ImportJob,
  'format' | 'dryRun' | 'addsFirms' | 'fileName' | 'source'
>;

/** Opens a job whose file is to be handed in. */
export function startImport(context: WriteContext, announced: AnnouncedImport): Promise<ImportJob> {
  const { caller, clock, inTransaction } = context;
  const id = newId('import');
  return inTransaction(async (database) => {
    await new ImportJobRepository(database).add({
      ...announced,
      id,
      fileSha256: null,
      sizeBytes: 0,
      state: 'UPLOADING',
      createdBy: actorOf(caller),
      createdAt: clock.now(),
    });
    return getJob(database, id);
  });
}

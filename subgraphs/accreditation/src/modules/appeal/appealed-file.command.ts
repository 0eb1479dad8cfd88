import type { Database } from '@apogee/shared/database';
import { type Application, ApplicationRepository } from '../application';
import { LedgerRepository } from '../ledger';
import type { Appeal } from './appeal';

/** The locked file whose refusal an appeal is about: an appeal is lodged against a record of a file alone. */
export async function getAppealedFile(
  database: Database,
  { id, againstSeq }: Appeal,
): Promise<Application> {
  const [record] = await new LedgerRepository(database).findBySeqs([againstSeq]);
  const applicationId = record?.applicationId ?? null;
  const application =
    applicationId === null ? null : await new ApplicationRepository(database).lock(applicationId);
  if (application === null) {
    throw new TypeError(`Appeal ${id} is about no file.`);
  }
  return application;
}

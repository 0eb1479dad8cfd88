import type { Clock } from '@apogee/shared/clock';
import type { InTransaction } from '@apogee/shared/database';
import { AnnouncementRepository } from './announcement.repository';
import { SearchDocumentRepository } from './search-document.repository';

/**
 * Brings documents to the status that labels have today: a label expires, or changes as was announced for this day,
 * without anything being announced any more. Once a day: of several replicas one does it, and the others find it done.
 */
export function followDays(inTransaction: InTransaction, clock: Clock): Promise<void> {
  return inTransaction(async (database) => {
    const documents = new SearchDocumentRepository(database);
    const today = clock.today();
    const claimed = await documents.claimDay();
    if (claimed === null || (claimed.trueOn ?? '') >= today) {
      return;
    }
    const announcements = new AnnouncementRepository(database);
    const firmIds = await announcements.findFirmsOfChanges(claimed.trueOn, today);
    if (firmIds.length > 0) {
      await documents.refresh(firmIds, today);
    }
    await documents.recordDay(today);
  });
}

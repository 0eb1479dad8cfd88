import { type FirmChanged, firmChanged, itemChanged } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import type { ItemId } from '@apogee/shared/ids';
import { isFirmContent } from './content';
import type { PublishedRecord } from './revision';

/** Tells what became of a record, in the transaction that changed it. */
export function recordChange(
  database: Database,
  { recordId, firmId, content }: Pick<PublishedRecord, 'recordId' | 'firmId' | 'content'>,
  { change, at }: { readonly change: FirmChanged['change']; readonly at: Date },
): void {
  if (isFirmContent(content)) {
    const payload = { firmId, change };
    recordEvent(database, firmChanged, { subject: firmId, occurredAt: at, payload });
    return;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is no firm is an item
  const itemId = recordId as ItemId;
  const payload = { itemId, kind: content.kind, firmId, change };
  recordEvent(database, itemChanged, { subject: itemId, occurredAt: at, payload });
}

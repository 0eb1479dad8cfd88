import { actorOf, expectVersion, type WriteContext } from '@apogee/shared/changes';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { ItemId } from '@apogee/shared/ids';
import { FirmRecordRepository } from '../firm';
import { ItemRecordRepository } from '../labelable';
import { refreshDocuments } from '../search';
import { isFirmContent } from './content';
import { readRecord, type SourcedRecord } from './content.reader';
import { recordStep } from './enter-revision.command';
import { keepHistory } from './keep-history.command';
import { archive, type Revision } from './revision';
import { recordChange } from './revision.events';
import { RevisionRepository } from './revision.repository';
import { viewerOf } from './revision.viewer';
import { revisionRefusal } from './revision-refusals';
import { tellSites } from './tell-sites.command';

/** A record to hide, as decided upon looking at one version of it. */
export interface Archival {
  readonly recordId: string;
  readonly expectedVersion: number;
}

/** Hides a record from the public, with its event and documents. Who holds its id still finds it. */
export function archiveRecord(
  { caller, clock, inTransaction }: WriteContext,
  { recordId, expectedVersion }: Archival,
): Promise<Revision> {
  const { everything, firmIds } = viewerOf(caller);
  return inTransaction(async (database) => {
    const found = await readRecord(database, recordId);
    if (found === null || !(everything || firmIds.includes(found.firmId))) {
      const path = ['input', 'recordId'];
      throw new Refused([revisionRefusal('RECORD_NOT_FOUND', { path })]);
    }
    const record = (await lockAndRead(database, found)) ?? found;
    expectVersion(record, expectedVersion);
    await refuseWhatIsInUse(database, record);
    const [at, actor] = [clock.now(), actorOf(caller)];
    const revisions = new RevisionRepository(database);
    const standing = await keepHistory(revisions, record, at);
    const archived = archive(standing, await hide(database, record, at));
    await recordStep({ revisions, at, actor }, archived);
    await refreshDocuments(database, [record.firmId], clock.today());
    recordChange(database, record, { change: 'REMOVED', at });
    if (isFirmContent(record.content)) {
      await tellSites(database, record.firmId, { change: 'REMOVED', at });
    }
    return archived;
  });
}

/** The firm first, then the item: all who write records take them in this order. */
async function lockAndRead(
  database: Database,
  { recordId, firmId, content }: SourcedRecord,
): Promise<SourcedRecord | null> {
  await new FirmRecordRepository(database).lock(firmId);
  if (!isFirmContent(content)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is no firm is an item
    await new ItemRecordRepository(database).lock(recordId as ItemId);
  }
  return readRecord(database, recordId);
}

async function refuseWhatIsInUse(
  database: Database,
  { archivedAt, firmId, content }: SourcedRecord,
): Promise<void> {
  if (archivedAt !== null) {
    throw new Refused([revisionRefusal('ALREADY_ARCHIVED')]);
  }
  const count = isFirmContent(content)
    ? await new ItemRecordRepository(database).countShown(firmId)
    : 0;
  if (count > 0) {
    throw new Refused([revisionRefusal('ITEMS_STILL_PUBLISHED', { values: { count } })]);
  }
}

async function hide(database: Database, record: SourcedRecord, at: Date): Promise<number> {
  const { recordId, firmId, content } = record;
  const firms = new FirmRecordRepository(database);
  const items = new ItemRecordRepository(database);
  // What was decided about a record must outlive the next load of the sample data.
  await firms.takeOver(firmId);
  await items.takeOver(firmId);
  return isFirmContent(content)
    ? firms.archive(firmId, at)
    : // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is no firm is an item
      items.archive(recordId as ItemId, at);
}

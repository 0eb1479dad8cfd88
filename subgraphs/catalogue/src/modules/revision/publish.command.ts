import type { WriteContext } from '@apogee/shared/changes';
import type { Database } from '@apogee/shared/database';
import { Refused, refuseIfAny } from '@apogee/shared/errors';
import type { ItemId } from '@apogee/shared/ids';
import { FirmRecordRepository } from '../firm';
import { ItemRecordRepository } from '../labelable';
import { refreshDocuments } from '../search';
import { isFirmContent } from './content';
import { readRecord } from './content.reader';
import { contentRefusals } from './content-refusals';
import {
  changeRevision,
  type EnteredRevision,
  type RevisionChange,
  recordStep,
} from './enter-revision.command';
import { keepHistory } from './keep-history.command';
import { readKnownReferences } from './known-references.reader';
import {
  advance,
  type PublishedRecord,
  publish,
  type Revision,
  type RevisionStep,
} from './revision';
import { recordChange } from './revision.events';
import { asContributor, asEditor } from './revision.viewer';
import { revisionRefusal } from './revision-refusals';
import { tellSites } from './tell-sites.command';
import { writeRecord } from './write-record.command';

/** Hands a draft in. It must be what could be published now. */
export function submitRevision(context: WriteContext, change: RevisionChange): Promise<Revision> {
  const viewer = asContributor(context.caller);
  return changeRevision(context, { ...change, viewer }, async (entered) => {
    const submitted = advance(entered.revision, 'SUBMITTED');
    await refuseWhatCannotStand(entered, await readRecord(entered.database, submitted.recordId));
    return recordStep(entered, submitted);
  });
}

/** The firm takes back what it has handed in. */
export function takeBackRevision(context: WriteContext, change: RevisionChange): Promise<Revision> {
  const viewer = asContributor(context.caller);
  return changeRevision(context, { ...change, viewer }, (entered) =>
    recordStep(entered, advance(entered.revision, 'DRAFT')),
  );
}

/** An editor gives it back to the firm, and says why. */
export function returnRevision(
  context: WriteContext,
  change: RevisionChange,
  reason: NonNullable<RevisionStep['reason']>,
): Promise<Revision> {
  return decide(context, change, (entered) =>
    recordStep(entered, advance(entered.revision, 'DRAFT'), reason),
  );
}

/** Makes what was handed in the catalogue's record, with its event and documents: all of it or nothing. */
export function publishRevision(context: WriteContext, change: RevisionChange): Promise<Revision> {
  return decide(context, change, async (entered) => {
    const { database, at, revision } = entered;
    const { recordId, firmId } = revision;
    // Before anything is read: a statement that waited for another transaction sees what that one wrote.
    await lockRecord(database, revision);
    const before = await readRecord(database, recordId);
    advance(revision, 'PUBLISHED');
    await refuseWhatCannotStand(entered, before);
    const standing = before === null ? null : await keepHistory(entered.revisions, before, at);
    const statedAt = await entered.revisions.getSubmission(revision.id);
    const version = await writeRecord(database, { revision, before, statedAt, at });
    const { published, superseded } = publish(revision, standing, version);
    if (superseded !== null) {
      await recordStep(entered, superseded);
    }
    await recordStep(entered, published);
    await refreshDocuments(database, [firmId], context.clock.today());
    const told = isShown(before) ? 'CHANGED' : 'PUBLISHED';
    recordChange(database, published, { change: told, at });
    if (isFirmContent(published.content) && told === 'PUBLISHED') {
      await tellSites(database, firmId, { change: told, at });
    }
    return published;
  });
}

function isShown(record: PublishedRecord | null): boolean {
  return record !== null && record.archivedAt === null;
}

/** Nobody decides about what he states himself. */
function decide(
  context: WriteContext,
  change: RevisionChange,
  decision: (entered: EnteredRevision) => Promise<Revision>,
): Promise<Revision> {
  const viewer = { ...asEditor(context.caller), firmIds: [] };
  return changeRevision(context, { ...change, viewer }, (entered) => {
    if (context.caller.firmIds.has(entered.revision.firmId)) {
      throw new Refused([revisionRefusal('OWN_FIRM')]);
    }
    return decision(entered);
  });
}

/** The firm first, then the item: all who write records take them in this order. */
async function lockRecord(
  database: Database,
  { recordId, firmId, content }: Revision,
): Promise<void> {
  const firm = await new FirmRecordRepository(database).lock(firmId);
  if (isFirmContent(content)) {
    return;
  }
  if (firm?.archivedAt !== null) {
    throw new Refused([revisionRefusal('FIRM_ARCHIVED')]);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is no firm is an item
  await new ItemRecordRepository(database).lock(recordId as ItemId);
}

async function refuseWhatCannotStand(
  { database, revision }: EnteredRevision,
  record: PublishedRecord | null,
): Promise<void> {
  refuseIfAny([
    ...((record?.version ?? null) === revision.recordVersion
      ? []
      : [revisionRefusal('RECORD_CHANGED')]),
    ...contentRefusals(revision.content, await readKnownReferences(database, revision)),
  ]);
}

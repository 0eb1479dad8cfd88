import { actorOf, type WriteContext } from '@apogee/shared/changes';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import { type FirmId, type ItemId, newId } from '@apogee/shared/ids';
import { FirmRepository } from '../firm';
import { type Content, type ItemContent, isFirmContent } from './content';
import { readRecord } from './content.reader';
import { changeRevision, type RevisionChange, recordStep } from './enter-revision.command';
import { withPresentSites } from './present-sites';
import { advance, beginDraft, type Revision, type RevisionId, revise } from './revision';
import { RevisionRepository } from './revision.repository';
import { asContributor } from './revision.viewer';
import { revisionRefusal } from './revision-refusals';

/** Begins a draft of a record that the catalogue has, archived or not: it says what the record says. */
export function beginRevision(context: WriteContext, recordId: string): Promise<Revision> {
  return context.inTransaction(async (database) => {
    const record = await readRecord(database, recordId);
    if (record === null || !asContributor(context.caller).firmIds.includes(record.firmId)) {
      const path = ['input', 'recordId'];
      throw new Refused([revisionRefusal('RECORD_NOT_FOUND', { path })]);
    }
    return begin(database, context, record);
  });
}

/** Begins a draft of an item that the catalogue does not have yet. */
export function draftItem(
  context: WriteContext,
  { firmId, content }: { readonly firmId: FirmId; readonly content: ItemContent },
): Promise<Revision> {
  if (!asContributor(context.caller).firmIds.includes(firmId)) {
    throw new Refused([revisionRefusal('NOT_YOUR_FIRM', { path: ['input', 'firmId'] })]);
  }
  return context.inTransaction(async (database) => {
    const [firm] = await new FirmRepository(database).findByIds([firmId]);
    if (firm === undefined) {
      throw new Refused([revisionRefusal('RECORD_NOT_FOUND', { path: ['input', 'firmId'] })]);
    }
    return begin(database, context, {
      recordId: newId<ItemId>('item'),
      firmId,
      version: null,
      content,
    });
  });
}

interface DraftedRecord {
  readonly recordId: string;
  readonly firmId: FirmId;
  readonly version: number | null;
  readonly content: Content;
}

async function begin(
  database: Database,
  { caller, clock }: WriteContext,
  { recordId, firmId, version, content }: DraftedRecord,
): Promise<Revision> {
  const [id, at] = [newId<RevisionId>('rev'), clock.now()];
  const draft = beginDraft({ id, recordId, firmId, content, at }, version);
  const revisions = new RevisionRepository(database);
  if (!(await revisions.insert(draft))) {
    throw new Refused([revisionRefusal('REVISION_OPEN', { path: ['input', 'recordId'] })]);
  }
  const { state } = draft;
  await revisions.appendStep({
    revisionId: id,
    state,
    at,
    actor: actorOf(caller),
    reason: null,
  });
  return draft;
}

/** What is to be said otherwise: gives the new content of a draft. */
export type Rewriting<Kind extends Content> = (present: Kind) => Kind;

/** Says something else of a firm. */
export function reviseFirm(
  context: WriteContext,
  change: RevisionChange,
  rewrite: Rewriting<Extract<Content, { kind: 'FIRM' }>>,
): Promise<Revision> {
  return reviseContent(context, change, (content) =>
    isFirmContent(content) ? rewrite(content) : null,
  );
}

/** Says something else of an item. */
export function reviseItem(
  context: WriteContext,
  change: RevisionChange,
  rewrite: Rewriting<ItemContent>,
): Promise<Revision> {
  return reviseContent(context, change, (content) =>
    isFirmContent(content) ? null : rewrite(content),
  );
}

function reviseContent(
  context: WriteContext,
  change: RevisionChange,
  rewrite: (present: Content) => Content | null,
): Promise<Revision> {
  const viewer = asContributor(context.caller);
  return changeRevision(
    context,
    { ...change, viewer },
    async ({ revision, revisions, database }) => {
      const record = await readRecord(database, revision.recordId);
      const content = rewrite(withPresentSites(revision.content, record?.content ?? null));
      if (content === null) {
        throw new Refused([revisionRefusal('CONTENT_OF_ANOTHER_KIND', { path: ['input'] })]);
      }
      const revised = revise(revision, content, record?.version ?? null);
      await revisions.update(revised);
      return revised;
    },
  );
}

/** Gives a draft up. */
export function discardRevision(context: WriteContext, change: RevisionChange): Promise<Revision> {
  const viewer = asContributor(context.caller);
  return changeRevision(context, { ...change, viewer }, (entered) =>
    recordStep(entered, advance(entered.revision, 'DISCARDED')),
  );
}

import { newId } from '@apogee/shared/ids';
import { recordStep } from './enter-revision.command';
import {
  advance,
  capture,
  isOutdated,
  type PublishedRecord,
  type Revision,
  type RevisionId,
} from './revision';
import type { RevisionRepository } from './revision.repository';

/**
 * The revision that tells how a record stands now. Where the record came to be so without one, it is kept as one
 * before it is written over.
 */
export async function keepHistory(
  revisions: RevisionRepository,
  record: PublishedRecord,
  at: Date,
): Promise<Revision> {
  const standing = await revisions.lockStanding(record.recordId);
  if (standing !== null && !isOutdated(standing, record)) {
    return standing;
  }
  const nobody = { revisions, at, actor: null };
  if (standing !== null) {
    await recordStep(nobody, advance(standing, 'SUPERSEDED'));
  }
  const kept = capture(newId<RevisionId>('rev'), record, { standing, at });
  await revisions.insert(kept);
  await revisions.appendStep({
    revisionId: kept.id,
    state: kept.state,
    at,
    actor: null,
    reason: null,
  });
  return kept;
}

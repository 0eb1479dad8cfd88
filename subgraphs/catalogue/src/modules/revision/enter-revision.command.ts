import { actorOf, expectVersion, type WriteContext } from '@apogee/shared/changes';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { Revision, RevisionId, RevisionStep } from './revision';
import { RevisionRepository } from './revision.repository';
import type { Viewer } from './revision.viewer';
import { revisionRefusal } from './revision-refusals';

/** A change of a revision that was decided upon looking at one version of it. */
export interface RevisionChange {
  readonly revisionId: RevisionId;
  readonly expectedVersion: number;
}

/** A revision that nobody else changes until the transaction ends, and who changes it when. */
export interface EnteredRevision {
  readonly revision: Revision;
  readonly revisions: RevisionRepository;
  readonly database: Database;
  readonly actor: string;
  readonly at: Date;
}

/** Changes a revision in one transaction: of several that saw the same version, one does and the others are refused. */
export function changeRevision(
  { caller, clock, inTransaction }: WriteContext,
  { revisionId, expectedVersion, viewer }: RevisionChange & { readonly viewer: Viewer },
  change: (entered: EnteredRevision) => Promise<Revision>,
): Promise<Revision> {
  return inTransaction(async (database) => {
    const revisions = new RevisionRepository(database);
    const revision = await revisions.lockVisible(revisionId, viewer);
    if (revision === null) {
      const path = ['input', 'revisionId'];
      throw new Refused([revisionRefusal('REVISION_NOT_FOUND', { path })]);
    }
    expectVersion(revision, expectedVersion);
    return change({ revision, revisions, database, actor: actorOf(caller), at: clock.now() });
  });
}

/** Writes a revision as a step has left it, and the step. */
export async function recordStep(
  { revisions, at, actor }: Pick<EnteredRevision, 'revisions' | 'at'> & Pick<RevisionStep, 'actor'>,
  revision: Revision,
  reason: RevisionStep['reason'] = null,
): Promise<Revision> {
  await revisions.update(revision);
  const { id, state } = revision;
  await revisions.appendStep({ revisionId: id, state, at, actor, reason });
  return revision;
}

import { Refused } from '@apogee/shared/errors';
import type { Brand, FirmId } from '@apogee/shared/ids';
import type { Content } from './content';
import { revisionRefusal } from './revision-refusals';
import { canBecome, type RevisionState } from './revision-state';

export type RevisionId = Brand<string, 'RevisionId'>;

/** What was, is or may become the catalogue's record of a firm or an item: all of its content at one time. */
export interface Revision {
  readonly id: RevisionId;
  /** The firm or the item. */
  readonly recordId: string;
  readonly firmId: FirmId;
  /** Counts what was published of the record, from 1; null for what never was. */
  readonly number: number | null;
  readonly state: RevisionState;
  readonly version: number;
  /** Version of the published record that it was written upon (null: of none), or has become. */
  readonly recordVersion: number | null;
  readonly content: Content;
  readonly createdAt: Date;
}

/** A step of a revision: who, when, and why it was returned. */
export interface RevisionStep {
  readonly revisionId: RevisionId;
  readonly ordinal: number;
  readonly state: RevisionState;
  readonly at: Date;
  /** Null: taken over from the sources. */
  readonly actor: string | null;
  readonly reason: { readonly fr: string; readonly en: string | null } | null;
}

/** The catalogue's record as it stands, whoever wrote it. */
export interface PublishedRecord {
  readonly recordId: string;
  readonly firmId: FirmId;
  readonly version: number;
  readonly archivedAt: Date | null;
  readonly content: Content;
}

/** What a new revision is of, and what it says. */
export interface NewRevision {
  readonly id: RevisionId;
  readonly recordId: string;
  readonly firmId: FirmId;
  readonly content: Content;
  readonly at: Date;
}

/** Begins a draft upon the record as it stands; upon nothing, where the catalogue has none. */
export function beginDraft({ at, ...of }: NewRevision, recordVersion: number | null): Revision {
  return { ...of, number: null, state: 'DRAFT', version: 1, recordVersion, createdAt: at };
}

/** Whoever saves a draft has seen the record as it stands now. */
export function revise(
  revision: Revision,
  content: Content,
  recordVersion: number | null,
): Revision {
  const { state, version } = revision;
  if (state !== 'DRAFT') {
    throw new Refused([revisionRefusal('REVISION_NOT_A_DRAFT', { values: { state } })]);
  }
  return { ...revision, content, recordVersion, version: version + 1 };
}

export function advance(revision: Revision, to: RevisionState): Revision {
  const { state, version } = revision;
  if (!canBecome(state, to)) {
    throw new Refused([revisionRefusal('REVISION_STATE_FORBIDS', { values: { state, to } })]);
  }
  return { ...revision, state: to, version: version + 1 };
}

/** The revision that tells how the record stands, published or archived; null for a record that has none yet. */
export type Standing = Revision | null;

/** Of what was published last, the next number is one more. */
function numberAfter(standing: Standing): number {
  return (standing?.number ?? 0) + 1;
}

/** What publishing leaves behind. */
export interface Publication {
  readonly published: Revision;
  readonly superseded: Standing;
}

/** Puts what was handed in in the place of what stands. `recordVersion`: of the record as written. */
export function publish(
  submitted: Revision,
  standing: Standing,
  recordVersion: number,
): Publication {
  return {
    published: { ...advance(submitted, 'PUBLISHED'), number: numberAfter(standing), recordVersion },
    superseded: standing === null ? null : advance(standing, 'SUPERSEDED'),
  };
}

/** Hides what stands from the public. */
export function archive(standing: Revision, recordVersion: number): Revision {
  return { ...advance(standing, 'ARCHIVED'), recordVersion };
}

/**
 * Keeps a record that came about without a revision (from public sources, by an import) as one that was published:
 * so the history has no holes.
 */
export function capture(
  id: RevisionId,
  { recordId, firmId, version, content }: PublishedRecord,
  { standing, at }: { readonly standing: Standing; readonly at: Date },
): Revision {
  return {
    id,
    recordId,
    firmId,
    number: numberAfter(standing),
    state: 'PUBLISHED',
    version: 1,
    recordVersion: version,
    content,
    createdAt: at,
  };
}

/** True when somebody has changed the record otherwise since it was last published or archived. */
export function isOutdated({ recordVersion }: Revision, { version }: PublishedRecord): boolean {
  return recordVersion !== version;
}

/** What the public sees of a record with these revisions. */
export function publicContentOf(revisions: readonly Revision[]): Content | null {
  return revisions.find(({ state }) => state === 'PUBLISHED')?.content ?? null;
}

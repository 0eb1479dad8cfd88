/** Where a revision stands. The states are the catalogue's own. */
export const RevisionState = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  PUBLISHED: 'PUBLISHED',
  SUPERSEDED: 'SUPERSEDED',
  ARCHIVED: 'ARCHIVED',
  DISCARDED: 'DISCARDED',
} as const;
export type RevisionState = (typeof RevisionState)[keyof typeof RevisionState];

/** Where a revision may go from each state. A state without successors is final. */
const NEXT: Readonly<Record<RevisionState, readonly RevisionState[]>> = {
  DRAFT: ['SUBMITTED', 'DISCARDED'],
  // Back to a draft: the firm takes it back, or an editor returns it.
  SUBMITTED: ['DRAFT', 'PUBLISHED'],
  PUBLISHED: ['SUPERSEDED', 'ARCHIVED'],
  // What is published anew takes its place; until then the public sees nothing.
  ARCHIVED: ['SUPERSEDED'],
  SUPERSEDED: [],
  DISCARDED: [],
};

export function canBecome(from: RevisionState, to: RevisionState): boolean {
  return NEXT[from].includes(to);
}

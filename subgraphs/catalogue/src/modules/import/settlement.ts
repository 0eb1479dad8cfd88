import { createHash } from 'node:crypto';
import { type CellProblem, cellProblem } from './line-problem';

/** What a line has come to, when it is taken over. */
export const LineOutcome = {
  ADDED: 'ADDED',
  CHANGED: 'CHANGED',
  UNCHANGED: 'UNCHANGED',
} as const;
export type LineOutcome = (typeof LineOutcome)[keyof typeof LineOutcome];

/** A record as the catalogue holds it. */
export interface Standing<Content> {
  readonly content: Content;
  /** Hash of the line that an import last made it of; null: none did. */
  readonly lineHash: string | null;
  /** Whether the firm keeps it itself: what it says is no import's to change. */
  readonly isKept: boolean;
}

/** A record as a line wants it. */
export interface Wanted<Content> {
  readonly content: Content;
  readonly lineHash: string;
}

export type Settled<Content> =
  | { readonly kind: 'TAKEN'; readonly outcome: LineOutcome; readonly wanted: Wanted<Content> }
  | { readonly kind: 'SKIPPED' }
  | { readonly kind: 'BAD'; readonly problems: readonly CellProblem[] };

export const SKIPPED = { kind: 'SKIPPED' } as const;

export function bad(...problems: readonly CellProblem[]): Settled<never> {
  return { kind: 'BAD', problems };
}

/**
 * What becomes of a record that a line wants to be so. The same line again changes nothing, even if the firm has
 * changed the record meanwhile; nor does a line that says what the catalogue says already.
 */
export function settle<Content extends object>(
  wanted: Wanted<Content>,
  standing: Standing<Content> | null,
): Settled<Content> {
  if (standing === null) {
    return { kind: 'TAKEN', outcome: 'ADDED', wanted };
  }
  if (standing.lineHash === wanted.lineHash || saysTheSame(standing.content, wanted.content)) {
    return { kind: 'TAKEN', outcome: 'UNCHANGED', wanted };
  }
  return standing.isKept
    ? bad(cellProblem('KEPT_BY_FIRM'))
    : { kind: 'TAKEN', outcome: 'CHANGED', wanted };
}

/** The hash of what a line says, in whatever order its table has its columns. */
export function hashOf(stated: object): string {
  return createHash('sha256').update(canonical(stated)).digest('hex');
}

function saysTheSame(one: object, other: object): boolean {
  return canonical(one) === canonical(other);
}

/** An empty text says as little as none. */
function canonical(facts: object): string {
  const entries = Object.entries(facts).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(entries, (_, value: unknown) => (value === '' ? null : value));
}

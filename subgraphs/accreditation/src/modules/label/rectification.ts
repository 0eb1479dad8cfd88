import type { IsoDate } from '@apogee/shared/clock';
import { type Refusal, Refused } from '@apogee/shared/errors';
import { labelRefusal } from './label-refusals';

/** What is wrong in a record: what is absent was right. */
export interface Correction {
  /** It should not exist. */
  readonly annul: boolean;
  readonly effectiveFrom?: IsoDate | null;
  readonly suspendedUntil?: IsoDate | null;
  readonly scope?: { readonly fr: string; readonly en: string | null } | null;
}

interface Rectifiable {
  readonly seq: number;
  readonly change: { readonly kind: string } | null;
}

/** Their day is that of the label's validity, or of the label that follows. */
const BOUND_TO_THEIR_DAY: ReadonlySet<string> = new Set(['AWARDED', 'EXPIRED', 'RENEWED']);

/** Throws unless a correction can be one of this record. */
export function expectRectifiable(record: Rectifiable, correction: Correction): void {
  const refusal = refusalOf(record, correction);
  if (refusal !== null) {
    throw new Refused([refusal]);
  }
}

function refusalOf({ seq, change }: Rectifiable, correction: Correction): Refusal | null {
  const given = particularsIn(correction);
  if (correction.annul && given.length > 0) {
    return labelRefusal('RECTIFICATION_CONTRADICTORY', { path: ['input', 'annul'] });
  }
  const asked = correction.annul ? (['annul'] as const) : given;
  const possible = correctableIn(change?.kind ?? null);
  return asked.every((particular) => possible.includes(particular))
    ? null
    : labelRefusal('RECORD_NOT_RECTIFIABLE', { path: ['input', 'seq'], values: { seq } });
}

const PARTICULARS = ['effectiveFrom', 'suspendedUntil', 'scope'] as const;

function particularsIn(correction: Correction): readonly (keyof Correction)[] {
  return PARTICULARS.filter((name) => (correction[name] ?? null) !== null);
}

/** Grounds can be corrected in any record. */
function correctableIn(kind: string | null): readonly (keyof Correction)[] {
  if (kind === null) {
    return [];
  }
  return [
    ...(BOUND_TO_THEIR_DAY.has(kind) ? [] : (['annul', 'effectiveFrom'] as const)),
    ...(kind === 'SUSPENDED' ? (['suspendedUntil'] as const) : []),
    ...(kind === 'AWARDED' || kind === 'RESCOPED' ? (['scope'] as const) : []),
  ];
}

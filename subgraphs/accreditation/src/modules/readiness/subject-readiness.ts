import type { IsoDate } from '@apogee/shared/clock';
import type { TrlAssessmentId } from '@apogee/shared/ids';
import { type TrlLevel, TrlScale } from './trl-scale';

export const TrlAssessmentStatus = {
  CLAIMED: 'CLAIMED',
  UNDER_ASSESSMENT: 'UNDER_ASSESSMENT',
  CONFIRMED: 'CONFIRMED',
  DOWNGRADED: 'DOWNGRADED',
  SUPERSEDED: 'SUPERSEDED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type TrlAssessmentStatus = (typeof TrlAssessmentStatus)[keyof typeof TrlAssessmentStatus];

/** An assessment as far as it says how ready its subject is. */
export interface AssessedLevel {
  readonly id: TrlAssessmentId;
  readonly scale: TrlScale;
  readonly status: TrlAssessmentStatus;
  readonly claimedLevel: TrlLevel;
  readonly confirmedLevel: TrlLevel | null;
  readonly assessedOn: IsoDate;
  readonly stale: boolean;
}

/** How ready a product is, and on which assessment that rests. */
export interface ProductReadiness {
  readonly claimed: TrlLevel;
  readonly confirmed: TrlLevel | null;
  readonly basis: AssessedLevel;
}

/** How ready a range is: the spread over its members with a confirmed level. */
export interface RangeReadiness {
  readonly min: TrlLevel;
  readonly max: TrlLevel;
  /** The assessment of the member that reaches `max`. */
  readonly basis: AssessedLevel;
}

const CLOSED: ReadonlySet<TrlAssessmentStatus> = new Set(['SUPERSEDED', 'WITHDRAWN']);

/**
 * Reads a product's readiness off its assessments; null when none is open. The ISO scale is preferred and scales
 * are never mixed. Of several (one element may be assessed for several environments) a confirmed one comes first,
 * then one without an open trigger, then the higher level, then the later day.
 */
export function productReadiness(assessments: readonly AssessedLevel[]): ProductReadiness | null {
  const open = assessments.filter(({ status }) => !CLOSED.has(status));
  const iso = open.filter(({ scale }) => scale === TrlScale.ISO_16290);
  const [first] = (iso.length > 0 ? iso : open).toSorted(byWeight);
  return first === undefined
    ? null
    : { claimed: first.claimedLevel, confirmed: first.confirmedLevel, basis: first };
}

/** Reads a range's readiness off its members; null when no member has a level confirmed on the ISO scale. */
export function rangeReadiness(members: readonly ProductReadiness[]): RangeReadiness | null {
  const confirmed = members
    .map(({ basis }) => basis)
    .filter(hasIsoLevel)
    .toSorted((a, b) => b.confirmedLevel - a.confirmedLevel || byWeight(a, b));
  const [highest] = confirmed;
  const lowest = confirmed.at(-1);
  return highest === undefined || lowest === undefined
    ? null
    : { min: lowest.confirmedLevel, max: highest.confirmedLevel, basis: highest };
}

function hasIsoLevel(
  level: AssessedLevel,
): level is AssessedLevel & { readonly confirmedLevel: TrlLevel } {
  return level.scale === TrlScale.ISO_16290 && level.confirmedLevel !== null;
}

function byWeight(a: AssessedLevel, b: AssessedLevel): number {
  return (
    Number(b.confirmedLevel !== null) - Number(a.confirmedLevel !== null) ||
    Number(a.stale) - Number(b.stale) ||
    (b.confirmedLevel ?? b.claimedLevel) - (a.confirmedLevel ?? a.claimedLevel) ||
    b.assessedOn.localeCompare(a.assessedOn) ||
    a.id.localeCompare(b.id)
  );
}

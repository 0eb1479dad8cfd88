import type { PersonId } from '@apogee/shared/ids';

/** What a judgement recommends to the committee, which is free to decide otherwise. */
export const Recommendation = { GRANT: 'GRANT', REFUSE: 'REFUSE', DEFER: 'DEFER' } as const;
export type Recommendation = (typeof Recommendation)[keyof typeof Recommendation];

/** An evaluation as far as it counts towards four eyes. */
export interface CountedEvaluation {
  readonly evaluatorId: PersonId;
  /** Null for somebody from outside the agency: he counts as a person, and as no directorate. */
  readonly directorateCode: string | null;
  readonly signedAt: Date | null;
}

export interface CountedReview {
  readonly reviewerId: PersonId;
  readonly signedAt: Date | null;
}

/** One round of a file: what was assigned, and what of it was signed. */
export interface Judgements {
  readonly evaluations: readonly CountedEvaluation[];
  readonly review: CountedReview | null;
}

/**
 * Invariant 18: as many signed evaluations as the scheme demands, two at least, from two directorates; or one and the
 * signed review of another person. What was begun and not signed keeps the file from the committee.
 */
export function hasFourEyes(
  { evaluations, review }: Judgements,
  mandatoryEvaluations: number,
): boolean {
  const open = [...evaluations, ...(review === null ? [] : [review])];
  if (evaluations.length === 0 || open.some(({ signedAt }) => signedAt === null)) {
    return false;
  }
  return review === null
    ? areEnough(evaluations, mandatoryEvaluations)
    : evaluations.every(({ evaluatorId }) => evaluatorId !== review.reviewerId);
}

/** Without a review, signed evaluations have to be several, of several persons, from two directorates. */
function areEnough(
  evaluations: readonly CountedEvaluation[],
  mandatoryEvaluations: number,
): boolean {
  const signed = evaluations.filter(({ signedAt }) => signedAt !== null);
  const persons = new Set(signed.map(({ evaluatorId }) => evaluatorId));
  const directorates = new Set(
    signed.map(({ directorateCode }) => directorateCode).filter((code) => code !== null),
  );
  return persons.size >= Math.max(2, mandatoryEvaluations) && directorates.size >= 2;
}

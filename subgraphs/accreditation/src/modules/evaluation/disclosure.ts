import type { PersonId } from '@apogee/shared/ids';

/** Who looks at the judgements of a file. */
export interface Onlooker {
  /** Secretariat and auditors. */
  readonly procedureWide: boolean;
  /** The person of the procedure that he is; null for a firm. */
  readonly personId: PersonId | null;
  /** Whether the committee has decided the file. */
  readonly decided: boolean;
}

interface Judgement {
  readonly round: number;
  readonly signedAt: Date | null;
}

/**
 * The evaluations that somebody may see; null for a firm whose file is not decided, which is not even told how many
 * there are. An evaluator sees no colleague's judgement of a round before he has signed his own, so that evaluations
 * are independent.
 */
export function evaluationsFor<Evaluation extends Judgement & { readonly evaluatorId: PersonId }>(
  evaluations: readonly Evaluation[],
  onlooker: Onlooker,
): readonly Evaluation[] | null {
  const { procedureWide, personId } = onlooker;
  if (procedureWide) {
    return evaluations;
  }
  if (isKept(onlooker)) {
    return null;
  }
  const own = evaluations.filter(({ evaluatorId }) => evaluatorId === personId);
  const atWork = new Set(own.filter(isUnsigned).map(({ round }) => round));
  return evaluations.filter(
    (one) => own.includes(one) || (one.signedAt !== null && !atWork.has(one.round)),
  );
}

/** The review that somebody may see: his own, or a signed one where he may see judgements at all. */
export function reviewFor<Review extends Judgement & { readonly reviewerId: PersonId }>(
  review: Review | null,
  onlooker: Onlooker,
): Review | null {
  if (review === null || onlooker.procedureWide || review.reviewerId === onlooker.personId) {
    return review;
  }
  return isKept(onlooker) || isUnsigned(review) ? null : review;
}

function isKept({ personId, decided }: Onlooker): boolean {
  return personId === null && !decided;
}

function isUnsigned({ signedAt }: Judgement): boolean {
  return signedAt === null;
}

import { addMonths, type IsoDate } from '@apogee/shared/clock';
import type { Refusal } from '@apogee/shared/errors';
import { evaluationRefusal } from './evaluation-refusals';

/** Why a person may not deal with a firm's files, from a day on; open-ended while `until` is null. */
export interface Interest {
  readonly ground: string;
  readonly from: IsoDate;
  /** Its last day. */
  readonly until: IsoDate | null;
}

/** What ties a person to a file and to the firm that it is of. */
export interface Ties {
  /** Whether he may be given a part in the procedure today. */
  readonly inOffice: boolean;
  /** Rounds in which he evaluates the file. */
  readonly evaluatedRounds: readonly number[];
  /** In any round of it, or of the refused file that it takes up again; as `reviewed` and `couldVote`. */
  readonly evaluated: boolean;
  readonly reviewed: boolean;
  /** Whether he had a seat from which he could vote on it, or voted. */
  readonly couldVote: boolean;
  readonly interests: readonly Interest[];
}

/** When, and how long interests that have ended still count. */
export interface ImpartialityRules {
  readonly round: number;
  readonly today: IsoDate;
  readonly coolingOffMonths: number;
}

/** True while an interest keeps the person from the firm's files: while it lasts, and for a time after. */
export function keepsAway(
  { from, until }: Interest,
  { today, coolingOffMonths }: Pick<ImpartialityRules, 'today' | 'coolingOffMonths'>,
): boolean {
  return (
    from <= today &&
    (until === null || today <= until || today < addMonths(until, coolingOffMonths))
  );
}

/** Invariant 17: an evaluator is neither the file's reviewer nor one of those who could vote on it, and has no interest in the firm. */
export function evaluatorRefusals(ties: Ties, rules: ImpartialityRules): readonly Refusal[] {
  return [
    ...officeRefusals(ties),
    ...(ties.evaluatedRounds.includes(rules.round) ? [evaluationRefusal('ALREADY_ASSIGNED')] : []),
    ...(ties.reviewed ? [evaluationRefusal('REVIEWS_THE_FILE')] : []),
    ...sharedRefusals(ties, rules),
  ];
}

/** Invariant 17: a reviewer took no part in evaluating the file, in any round, nor in deciding it. */
export function reviewerRefusals(ties: Ties, rules: ImpartialityRules): readonly Refusal[] {
  return [
    ...officeRefusals(ties),
    ...(ties.evaluated ? [evaluationRefusal('EVALUATED_THE_FILE')] : []),
    ...sharedRefusals(ties, rules),
  ];
}

function officeRefusals({ inOffice }: Pick<Ties, 'inOffice'>): readonly Refusal[] {
  return inOffice ? [] : [evaluationRefusal('PERSON_NOT_IN_OFFICE')];
}

/** What keeps anybody from judging, also from signing what he began: an interest may have come up since. */
export function sharedRefusals(
  { couldVote, interests }: Pick<Ties, 'couldVote' | 'interests'>,
  rules: ImpartialityRules,
): readonly Refusal[] {
  const conflict = interests.find((interest) => keepsAway(interest, rules));
  return [
    ...(couldVote ? [evaluationRefusal('VOTED_ON_THE_FILE')] : []),
    ...(conflict === undefined
      ? []
      : [evaluationRefusal('INTEREST_IN_FIRM', { values: { ground: conflict.ground } })]),
  ];
}

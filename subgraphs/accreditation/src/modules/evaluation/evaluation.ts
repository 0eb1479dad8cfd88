import type { ApplicationId, Brand, PersonId } from '@apogee/shared/ids';
import type { CountedEvaluation, CountedReview, Recommendation } from './four-eyes';

export type EvaluationId = Brand<string, 'EvaluationId'>;

/** How far the evaluator stands from the firm, in the words of readiness assessments. */
export type EvaluatorIndependence = 'SELF_DECLARED' | 'CUSTOMER' | 'AGENCY' | 'THIRD_PARTY';

/** What an evaluator found on one criterion of the scheme. */
export interface CriterionScore {
  readonly criterionCode: string;
  /** Null for a criterion that is met or not met and has no scale. */
  readonly score: number | null;
  readonly passed: boolean;
  readonly rationale: string;
  readonly evidenceIds: readonly string[];
}

/** One person's judgement of a file, in one round. Signed, it is nobody's to change. */
export interface Evaluation extends CountedEvaluation {
  readonly id: EvaluationId;
  readonly applicationId: ApplicationId;
  readonly round: number;
  readonly evaluatorId: PersonId;
  /** Where the evaluator belonged when the file was assigned. */
  readonly directorateCode: string | null;
  readonly independence: EvaluatorIndependence;
  readonly startedAt: Date;
  readonly scores: readonly CriterionScore[];
  readonly conclusion: string | null;
  readonly recommendation: Recommendation | null;
  readonly reportSha256: string | null;
  readonly signedAt: Date | null;
  readonly version: number;
}

/** A second look at a file's evaluations by somebody who took no part in them. */
export interface TechnicalReview extends CountedReview {
  readonly applicationId: ApplicationId;
  readonly round: number;
  readonly reviewerId: PersonId;
  readonly startedAt: Date;
  readonly recommendation: Recommendation | null;
  readonly rationale: string | null;
  readonly signedAt: Date | null;
  readonly version: number;
}

import type { Database } from '@apogee/shared/database';
import { Refused, refuseIfAny } from '@apogee/shared/errors';
import type { ApplicationId } from '@apogee/shared/ids';
import {
  type Application,
  amend,
  asParticipant,
  assertIn,
  type EnteredApplication,
  enterApplication,
  findToEnter,
} from '../application';
import { readAppliedScheme } from '../dossier';
import { EvidenceRepository } from '../evidence';
import { expectVersion, type WriteContext } from '../procedure';
import { askedOf } from '../scheme';
import { readTies } from './assign-judges.command';
import type { Evaluation, EvaluationId, TechnicalReview } from './evaluation';
import { EvaluationRepository } from './evaluation.repository';
import { evaluationRefusal } from './evaluation-refusals';
import type { Recommendation } from './four-eyes';
import { sharedRefusals } from './impartiality';
import { inRound } from './schedule-application.command';
import { type ScoringRules, scoreRefusals, signatureRefusals } from './scoring';
import { TechnicalReviewRepository } from './technical-review.repository';

/** A change of one's own evaluation that was decided upon looking at one version of it. */
export interface EvaluationChange {
  readonly evaluationId: EvaluationId;
  readonly expectedVersion: number;
}

export type Findings = Pick<
  Evaluation,
  'scores' | 'conclusion' | 'recommendation' | 'reportSha256'
>;

/** Notes what the evaluator found so far; takes the place of what he noted before. */
export function recordEvaluation(
  context: WriteContext,
  change: EvaluationChange,
  findings: Findings,
): Promise<Evaluation> {
  return changeOwn(context, change, async (entered, evaluation) => {
    refuseIfAny(scoreRefusals(findings.scores, await readScoringRules(entered)));
    return { ...evaluation, ...findings };
  });
}

/** Signs an evaluation: from now on nobody changes it. */
export function signEvaluation(
  context: WriteContext,
  change: EvaluationChange,
): Promise<Evaluation> {
  return changeOwn(context, change, async (entered, evaluation) => {
    const { criteria } = await readScoringRules(entered);
    refuseIfAny([
      ...sharedRefusals(...(await readTies(entered, evaluation.evaluatorId))),
      ...signatureRefusals(evaluation, criteria),
    ]);
    return { ...evaluation, signedAt: entered.at };
  });
}

type Judge = (entered: EnteredApplication, evaluation: Evaluation) => Promise<Evaluation>;

/** Locks the file and then the evaluation, so that both stand still. Somebody else's evaluation is not found. */
function changeOwn(
  context: WriteContext,
  { evaluationId, expectedVersion }: EvaluationChange,
  judge: Judge,
): Promise<Evaluation> {
  return context.inTransaction(async (database) => {
    const evaluations = new EvaluationRepository(database);
    const applicationId = await evaluations.findApplication(evaluationId);
    const viewer = asParticipant(context.caller);
    const entered =
      applicationId === null
        ? null
        : await findToEnter(database, context, { applicationId, viewer });
    const evaluation = entered === null ? null : await evaluations.lock(evaluationId);
    if (entered === null || evaluation?.evaluatorId !== context.caller.personId) {
      const path = ['input', 'evaluationId'];
      throw new Refused([evaluationRefusal('EVALUATION_NOT_FOUND', { path })]);
    }
    expectVersion(evaluation, expectedVersion);
    if (evaluation.signedAt !== null) {
      throw new Refused([evaluationRefusal('EVALUATION_SIGNED')]);
    }
    assertIn(entered.application, ['UNDER_EVALUATION']);
    const judged = { ...(await judge(entered, evaluation)), version: evaluation.version + 1 };
    await evaluations.update(judged);
    return judged;
  });
}

/** What scores of the file may speak of. */
async function readScoringRules({
  database,
  application,
  today,
}: EnteredApplication): Promise<ScoringRules> {
  const { criteria } = await readAppliedScheme(database, application, today);
  return {
    criteria: askedOf(criteria, application.subjectKind),
    evidenceIds: await readEvidenceIds(database, application),
  };
}

async function readEvidenceIds(
  database: Database,
  { assessmentId }: Application,
): Promise<ReadonlySet<string>> {
  const evidence =
    assessmentId === null
      ? []
      : await new EvidenceRepository(database).findByAssessments([assessmentId]);
  return new Set(evidence.map(({ id }) => id));
}

/** What a reviewer signs, looking at one version of his review. */
export interface ReviewSignature {
  readonly applicationId: ApplicationId;
  readonly expectedVersion: number;
  readonly recommendation: Recommendation;
  readonly rationale: string;
}

/** Records and signs one's own review of a file. */
export function signReview(
  context: WriteContext,
  { applicationId, expectedVersion, ...judgement }: ReviewSignature,
): Promise<Application> {
  return context.inTransaction(async (database) => {
    const viewer = asParticipant(context.caller);
    const entered = await enterApplication(database, context, { applicationId, viewer });
    const { application, at } = entered;
    assertIn(application, ['UNDER_REVIEW']);
    const reviews = new TechnicalReviewRepository(database);
    const review = await findOwnReview(reviews, entered, context);
    expectVersion(review, expectedVersion);
    refuseIfAny(sharedRefusals(...(await readTies(entered, review.reviewerId))));
    await reviews.save({ ...review, ...judgement, signedAt: at, version: review.version + 1 });
    return amend(entered);
  });
}

async function findOwnReview(
  reviews: TechnicalReviewRepository,
  { application }: EnteredApplication,
  { caller }: WriteContext,
): Promise<TechnicalReview> {
  const [review] = inRound(await reviews.findByApplications([application.id]), application);
  if (review === undefined || review.reviewerId !== caller.personId) {
    throw new Refused([evaluationRefusal('REVIEW_NOT_FOUND')]);
  }
  if (review.signedAt !== null) {
    throw new Refused([evaluationRefusal('REVIEW_SIGNED')]);
  }
  return review;
}

import { Refused, refuseIfAny } from '@apogee/shared/errors';
import type { PersonId } from '@apogee/shared/ids';
import {
  type Application,
  type ApplicationChange,
  amend,
  assertIn,
  type BilingualText,
  changeApplication,
  type EnteredApplication,
  transition,
  viewerOf,
} from '../application';
import { assertInTime, readAppliedScheme } from '../dossier';
import { newId, type WriteContext } from '../procedure';
import type { EvaluationId, EvaluatorIndependence } from './evaluation';
import { EvaluationRepository } from './evaluation.repository';
import { evaluationRefusal } from './evaluation-refusals';
import { evaluatorRefusals, type ImpartialityRules, reviewerRefusals } from './impartiality';
import { inRound } from './schedule-application.command';
import { TechnicalReviewRepository } from './technical-review.repository';
import { type TiedPerson, TiesRepository } from './ties.repository';

type Assign = (entered: EnteredApplication) => Promise<Application>;

function assign(
  context: WriteContext,
  change: ApplicationChange,
  work: Assign,
): Promise<Application> {
  return changeApplication(context, { ...change, viewer: viewerOf(context.caller) }, work);
}

export interface EvaluatorAssignment {
  readonly personId: PersonId;
  readonly independence: EvaluatorIndependence;
}

/** Gives the file to one more evaluator of its round. The first one begins the evaluation. */
export function assignEvaluator(
  context: WriteContext,
  change: ApplicationChange,
  { personId, independence }: EvaluatorAssignment,
): Promise<Application> {
  return assign(context, change, async (entered) => {
    const { application, applications, database, actor, at } = entered;
    assertIn(application, ['ADMISSIBLE', 'UNDER_EVALUATION']);
    const [person, rules] = await readTies(entered, personId);
    refuseIfAny(evaluatorRefusals(person, rules));
    await new EvaluationRepository(database).insert({
      id: newId<EvaluationId>('evl'),
      applicationId: application.id,
      round: application.round,
      evaluatorId: personId,
      directorateCode: person.directorateCode,
      independence,
      startedAt: at,
      scores: [],
      conclusion: null,
      recommendation: null,
      reportSha256: null,
      signedAt: null,
      version: 1,
    });
    return application.state === 'ADMISSIBLE'
      ? transition(applications, application, { to: 'UNDER_EVALUATION', actor, at })
      : amend(entered);
  });
}

/** Takes the file from an evaluator who has not signed, with what he noted. */
export function releaseEvaluator(
  context: WriteContext,
  change: ApplicationChange,
  evaluationId: EvaluationId,
): Promise<Application> {
  return assign(context, change, async (entered) => {
    assertIn(entered.application, ['UNDER_EVALUATION']);
    const evaluations = new EvaluationRepository(entered.database);
    const evaluation = await evaluations.lock(evaluationId);
    const path = ['input', 'evaluationId'];
    if (evaluation?.applicationId !== entered.application.id) {
      throw new Refused([evaluationRefusal('EVALUATION_NOT_FOUND', { path })]);
    }
    if (evaluation.signedAt !== null) {
      throw new Refused([evaluationRefusal('EVALUATION_SIGNED', { path })]);
    }
    await evaluations.remove(evaluationId);
    return amend(entered);
  });
}

/** Ends the evaluation of the round, once everybody it was given to has signed. */
export function concludeEvaluation(
  context: WriteContext,
  change: ApplicationChange,
): Promise<Application> {
  return assign(context, change, async ({ application, applications, database, actor, at }) => {
    assertIn(application, ['UNDER_EVALUATION']);
    const all = await new EvaluationRepository(database).findByApplications([application.id]);
    const evaluations = inRound(all, application);
    const count = evaluations.filter(({ signedAt }) => signedAt === null).length;
    refuseIfAny([
      ...(evaluations.length === 0 ? [evaluationRefusal('NO_EVALUATION')] : []),
      ...(count === 0 ? [] : [evaluationRefusal('EVALUATIONS_OPEN', { values: { count } })]),
    ]);
    return transition(applications, application, { to: 'EVALUATED', actor, at });
  });
}

/** Gives the evaluated file to a reviewer, or to another one while nothing is signed. */
export function assignReviewer(
  context: WriteContext,
  change: ApplicationChange,
  personId: PersonId,
): Promise<Application> {
  return assign(context, change, async (entered) => {
    const { application, applications, database, actor, at } = entered;
    assertIn(application, ['EVALUATED', 'UNDER_REVIEW']);
    const [person, rules] = await readTies(entered, personId);
    refuseIfAny(reviewerRefusals(person, rules));
    const reviews = new TechnicalReviewRepository(database);
    const [former] = inRound(await reviews.findByApplications([application.id]), application);
    if ((former?.signedAt ?? null) !== null) {
      throw new Refused([evaluationRefusal('REVIEW_SIGNED')]);
    }
    await reviews.save({
      applicationId: application.id,
      round: application.round,
      reviewerId: personId,
      startedAt: at,
      recommendation: null,
      rationale: null,
      signedAt: null,
      version: (former?.version ?? 0) + 1,
    });
    return application.state === 'EVALUATED'
      ? transition(applications, application, { to: 'UNDER_REVIEW', actor, at })
      : amend(entered);
  });
}

/** Has a deferred file evaluated anew, in its next round: what was judged before stays on record. */
export function resumeEvaluation(
  context: WriteContext,
  change: ApplicationChange,
  reason: BilingualText,
): Promise<Application> {
  return assign(context, change, (entered) => {
    const { application, applications, actor, at } = entered;
    assertIn(application, ['DEFERRED']);
    assertInTime(entered);
    const settled = { round: application.round + 1 };
    return transition(applications, application, {
      to: 'UNDER_EVALUATION',
      actor,
      at,
      reason,
      settled,
    });
  });
}

/** What ties a person to the file, and the rules of its scheme. */
export async function readTies(
  { database, application, today }: Pick<EnteredApplication, 'database' | 'application' | 'today'>,
  personId: PersonId,
): Promise<readonly [TiedPerson, ImpartialityRules]> {
  const person = await new TiesRepository(database).find(personId, application, today);
  if (person === null) {
    throw new Refused([evaluationRefusal('PERSON_UNKNOWN', { path: ['input', 'personId'] })]);
  }
  const { coolingOffMonths } = await readAppliedScheme(database, application, today);
  return [person, { round: application.round, today, coolingOffMonths }];
}

import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { PersonId } from '@apogee/shared/ids';
import { type Application, ApplicationRepository, type Step, transition } from '../application';
import type { Evaluation, TechnicalReview } from './evaluation';
import { EvaluationRepository } from './evaluation.repository';
import { evaluationRefusal } from './evaluation-refusals';
import { hasFourEyes } from './four-eyes';
import { TechnicalReviewRepository } from './technical-review.repository';

/** What was judged of a file: every round's evaluations and reviews. */
export interface FileJudgements {
  readonly evaluations: readonly Evaluation[];
  readonly reviews: readonly TechnicalReview[];
}

async function findJudgements(database: Database, { id }: Application): Promise<FileJudgements> {
  return {
    evaluations: await new EvaluationRepository(database).findByApplications([id]),
    reviews: await new TechnicalReviewRepository(database).findByApplications([id]),
  };
}

/** Everybody who judged the file in any round: none of them votes on it (invariant 17). */
export function judgesOf({ evaluations, reviews }: FileJudgements): ReadonlySet<PersonId> {
  return new Set([
    ...evaluations.map(({ evaluatorId }) => evaluatorId),
    ...reviews.map(({ reviewerId }) => reviewerId),
  ]);
}

/** What counts for the committee: the judgements of the file's present round. */
export function inRound<Judged extends { readonly round: number }>(
  judged: readonly Judged[],
  { round }: Application,
): readonly Judged[] {
  return judged.filter((one) => one.round === round);
}

/** True when the file may go to the committee, as far as its judgements are concerned. */
export function isReadyForCommittee(
  application: Application,
  { evaluations, reviews }: FileJudgements,
  { mandatoryEvaluations }: { readonly mandatoryEvaluations: number },
): boolean {
  const judgements = {
    evaluations: inRound(evaluations, application),
    review: inRound(reviews, application)[0] ?? null,
  };
  return hasFourEyes(judgements, mandatoryEvaluations);
}

/** How a file gets on an agenda. `scheme` is the one frozen at its submission. */
interface Scheduling extends Pick<Step, 'actor' | 'at'> {
  readonly scheme: { readonly mandatoryEvaluations: number };
}

/** Puts a locked file to SCHEDULED, or refuses: without four eyes it does not go to the committee (invariant 18). */
export async function scheduleApplication(
  database: Database,
  application: Application,
  { scheme, actor, at }: Scheduling,
): Promise<Application> {
  const judgements = await findJudgements(database, application);
  if (!isReadyForCommittee(application, judgements, scheme)) {
    throw new Refused([evaluationRefusal('FOUR_EYES_MISSING')]);
  }
  const applications = new ApplicationRepository(database);
  return transition(applications, application, { to: 'SCHEDULED', actor, at });
}

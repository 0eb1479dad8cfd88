import { groupByKey } from '@apogee/shared/graphql';
import type { ApplicationId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { Evaluation, TechnicalReview } from './evaluation';
import type { EvaluationRepository } from './evaluation.repository';
import type { TechnicalReviewRepository } from './technical-review.repository';

/** All that was judged of files, whoever may see it: `disclosure.ts` says who does. */
export interface EvaluationLoaders {
  readonly evaluations: DataLoader<ApplicationId, readonly Evaluation[]>;
  readonly reviews: DataLoader<ApplicationId, readonly TechnicalReview[]>;
}

export function createEvaluationLoaders(
  evaluations: EvaluationRepository,
  reviews: TechnicalReviewRepository,
): EvaluationLoaders {
  return {
    evaluations: new DataLoader(async (ids) =>
      groupByKey(ids, await evaluations.findByApplications(ids), ofApplication),
    ),
    reviews: new DataLoader(async (ids) =>
      groupByKey(ids, await reviews.findByApplications(ids), ofApplication),
    ),
  };
}

function ofApplication({
  applicationId,
}: {
  readonly applicationId: ApplicationId;
}): ApplicationId {
  return applicationId;
}

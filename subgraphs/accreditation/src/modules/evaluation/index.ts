/** Evaluations and reviews of files: who judges, what was signed, and whether that is enough for the committee. */
export { AssignmentMutations } from './assignment-mutations.resolver';
export { CriterionScoreEntity, EvaluationEntity, TechnicalReviewEntity } from './evaluation.entity';
export { createEvaluationLoaders } from './evaluation.loader';
export { EvaluationRepository } from './evaluation.repository';
export {
  ApplicationEvaluationResolver,
  type EvaluationContext,
  EvaluationResolver,
  TechnicalReviewResolver,
} from './evaluation.resolver';
export { EvaluationMutations } from './evaluation-mutations.resolver';
export { evaluationRefusal } from './evaluation-refusals';
export {
  type FileJudgements,
  isReadyForCommittee,
  judgesOf,
  scheduleApplication,
} from './schedule-application.command';
export { TechnicalReviewRepository } from './technical-review.repository';

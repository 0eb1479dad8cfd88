export { createAssessmentCaseLoader } from './assessment-case.loader';
export { type AssessmentCaseContext, AssessmentLevelsResolver } from './assessment-levels.resolver';
export {
  ApplicationContextResolver,
  EvidenceGapResolver,
  ReassessmentTriggerResolver,
  type TrlAssessmentContext,
  TrlConstituentResolver,
} from './assessment-parts.resolver';
export { Independence } from './independence';
export {
  ReassessmentTriggerEntity,
  TrlAssessmentEntity,
  TrlConstituentEntity,
} from './trl-assessment.entity';
export { createTrlAssessmentLoaders, type TrlAssessmentLoaders } from './trl-assessment.loader';
export type { ItemAssessmentRecord, TrlAssessmentRecord } from './trl-assessment.record';
export { TrlAssessmentRepository } from './trl-assessment.repository';
export { TrlAssessmentResolver } from './trl-assessment.resolver';
export { TrlAssessmentType } from './trl-assessment.type';

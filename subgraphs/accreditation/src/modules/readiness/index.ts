/** The rules of technology readiness: pure, without database or GraphQL. */
export type { AssessmentCase } from './assessment-case';
export type { Constituent } from './composite';
export { type CriticalFunction, CriticalityReason, isVerified } from './critical-function';
export {
  coverage,
  type Environment,
  type EnvironmentCoverage,
  EnvironmentKind,
} from './environment';
export {
  type Evidence,
  type EvidenceId,
  EvidenceKind,
  EvidenceVerdict,
  ModelKind,
} from './evidence';
export { isStaleAt, type ReassessmentTrigger, ReassessmentTriggerKind } from './reassessment';
export {
  type AssessedLevel,
  type ProductReadiness,
  productReadiness,
  rangeReadiness,
  TrlAssessmentStatus,
} from './subject-readiness';
export { type EvidenceGap, gapsTowards, supportedLevel } from './supported-level';
export { isTrlLevel, reachesLevel, type TrlLevel, TrlScale } from './trl-scale';
export { trlTitle } from './trl-titles';

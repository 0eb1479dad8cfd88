import type { AssessmentCase } from './assessment-case';
import { isVerified } from './critical-function';
import { type EnvironmentKind, isAtLeast } from './environment';
import type { EvidenceKind } from './evidence';
import type { BilingualText } from './trl-titles';

/** A demand on the case as a whole. `missing` is the kind of document that usually meets it. */
export interface CaseCondition extends BilingualText {
  readonly missing: EvidenceKind;
  readonly holds: (assessment: AssessmentCase) => boolean;
}

const isMeantFor =
  (wanted: EnvironmentKind) =>
  ({ environment }: AssessmentCase): boolean =>
    environment !== null && isAtLeast(environment.kind, wanted);

export const environmentDefined: CaseCondition = {
  missing: 'ENVIRONMENT_DEFINITION',
  fr: 'l’environnement de l’application doit être défini',
  en: 'the environment of the application must be defined',
  holds: isMeantFor('RELEVANT'),
};

export const environmentOperational: CaseCondition = {
  missing: 'ENVIRONMENT_DEFINITION',
  fr: 'l’environnement de l’application doit être l’environnement opérationnel',
  en: 'the environment of the application must be the operational one',
  holds: isMeantFor('OPERATIONAL'),
};

export const criticalFunctionsIdentified: CaseCondition = {
  missing: 'CRITICAL_FUNCTION_ANALYSIS',
  fr: 'au moins une fonction critique doit être identifiée',
  en: 'at least one critical function must be identified',
  holds: ({ criticalFunctions }) => criticalFunctions.length > 0,
};

export const criticalFunctionsVerified: CaseCondition = {
  missing: 'TEST_REPORT',
  fr: 'chaque fonction critique doit être vérifiée par un modèle représentatif, dans un environnement qui couvre celui de l’application',
  en: 'each critical function must be verified on a representative model, in an environment that covers the one of the application',
  holds: (assessment) =>
    assessment.criticalFunctions.every((target) => isVerified(target, assessment)),
};

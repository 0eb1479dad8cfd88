import type { AssessmentCase } from './assessment-case';
import { covers, type EnvironmentKind, isAtLeast } from './environment';
import { type Evidence, hasFormFitFunction, type ModelKind } from './evidence';
import type { BilingualText } from './trl-titles';

/** A demand on one evidence item, beyond its kind. */
export interface EvidenceCondition extends BilingualText {
  readonly holds: (item: Evidence, assessment: AssessmentCase) => boolean;
}

const FLIGHT_MODELS: readonly ModelKind[] = ['PFM', 'FM'];
const QUALIFICATION_MODELS: readonly ModelKind[] = ['EQM', 'QM', 'FLIGHT_SPARE', ...FLIGHT_MODELS];
const REPRESENTATIVE_MODELS: readonly ModelKind[] = [
  'STM',
  'EM',
  'LIFE_TEST_MODEL',
  ...QUALIFICATION_MODELS,
];
const BUILT_MODELS: readonly ModelKind[] = [
  'BREADBOARD',
  'DEVELOPMENT_MODEL',
  ...REPRESENTATIVE_MODELS,
];

const isOneOf =
  (models: readonly ModelKind[]) =>
  (item: Evidence): boolean =>
    models.includes(item.model);

const isInEnvironment =
  (wanted: EnvironmentKind) =>
  (item: Evidence): boolean =>
    item.environmentKind !== null && isAtLeast(item.environmentKind, wanted);

export const onBuiltModel: EvidenceCondition = {
  fr: 'sur une maquette ou un modèle plus abouti',
  en: 'on a breadboard or a later model',
  holds: isOneOf(BUILT_MODELS),
};

export const onRepresentativeModel: EvidenceCondition = {
  fr: 'sur un modèle d’identification (EM), STM ou plus abouti',
  en: 'on an engineering model (EM), STM or later model',
  holds: isOneOf(REPRESENTATIVE_MODELS),
};

export const onQualificationModel: EvidenceCondition = {
  fr: 'sur un modèle de qualification (EQM, QM) ou de vol',
  en: 'on a qualification model (EQM, QM) or a flight model',
  holds: isOneOf(QUALIFICATION_MODELS),
};

export const onFlightModel: EvidenceCondition = {
  fr: 'sur un modèle de vol (FM, PFM)',
  en: 'on a flight model (FM, PFM)',
  holds: isOneOf(FLIGHT_MODELS),
};

export const inLaboratory: EvidenceCondition = {
  fr: 'au moins en laboratoire',
  en: 'at least in a laboratory',
  holds: isInEnvironment('LABORATORY'),
};

export const inRelevantEnvironment: EvidenceCondition = {
  fr: 'en environnement représentatif ou opérationnel',
  en: 'in a relevant or operational environment',
  holds: isInEnvironment('RELEVANT'),
};

export const inOperationalEnvironment: EvidenceCondition = {
  fr: 'en environnement opérationnel',
  en: 'in an operational environment',
  holds: isInEnvironment('OPERATIONAL'),
};

export const coveringTheApplication: EvidenceCondition = {
  fr: 'dans un environnement qui couvre celui de l’application',
  en: 'in an environment that covers the one of the application',
  holds: (item, { environment }) =>
    item.environment !== null && environment !== null && covers(item.environment, environment),
};

export const asPredicted: EvidenceCondition = {
  fr: 'avec des résultats conformes aux prévisions',
  en: 'with results that agree with the predictions',
  holds: (item) => item.agreesWithPrediction === true,
};

export const withFormFitFunction: EvidenceCondition = {
  fr: 'représentatif en forme, interfaces et fonction',
  en: 'representative in form, fit and function',
  holds: hasFormFitFunction,
};

export const inSameConfiguration: EvidenceCondition = {
  fr: 'dans la configuration évaluée',
  en: 'in the configuration that is assessed',
  holds: (item, { configuration }) => item.configurationTested === configuration,
};

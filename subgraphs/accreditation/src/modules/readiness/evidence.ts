import type { Brand } from '@apogee/shared/ids';
import type { Environment, EnvironmentKind } from './environment';

export type EvidenceId = Brand<string, 'EvidenceId'>;

/** Kinds of documented work that a readiness level is argued with. */
export const EvidenceKind = {
  BASIC_PRINCIPLES_REPORT: 'BASIC_PRINCIPLES_REPORT',
  CONCEPT_DEFINITION: 'CONCEPT_DEFINITION',
  ANALYTICAL_MODEL: 'ANALYTICAL_MODEL',
  PERFORMANCE_REQUIREMENTS: 'PERFORMANCE_REQUIREMENTS',
  ENVIRONMENT_DEFINITION: 'ENVIRONMENT_DEFINITION',
  CRITICAL_FUNCTION_ANALYSIS: 'CRITICAL_FUNCTION_ANALYSIS',
  DESIGN_DEFINITION: 'DESIGN_DEFINITION',
  TEST_PLAN: 'TEST_PLAN',
  MODEL_DEFINITION: 'MODEL_DEFINITION',
  SCALING_ANALYSIS: 'SCALING_ANALYSIS',
  TEST_REPORT: 'TEST_REPORT',
  QUALIFICATION_REVIEW: 'QUALIFICATION_REVIEW',
  ACCEPTANCE_REVIEW: 'ACCEPTANCE_REVIEW',
  FLIGHT_READINESS: 'FLIGHT_READINESS',
  COMMISSIONING_REPORT: 'COMMISSIONING_REPORT',
  IN_ORBIT_REPORT: 'IN_ORBIT_REPORT',
  TRA_REPORT: 'TRA_REPORT',
  CUSTOMER_ATTESTATION: 'CUSTOMER_ATTESTATION',
} as const;
export type EvidenceKind = (typeof EvidenceKind)[keyof typeof EvidenceKind];

/** What was built, or not, to produce the evidence. */
export const ModelKind = {
  NONE: 'NONE',
  SIMULATION: 'SIMULATION',
  BREADBOARD: 'BREADBOARD',
  DEVELOPMENT_MODEL: 'DEVELOPMENT_MODEL',
  STM: 'STM',
  EM: 'EM',
  EQM: 'EQM',
  QM: 'QM',
  LIFE_TEST_MODEL: 'LIFE_TEST_MODEL',
  PFM: 'PFM',
  FM: 'FM',
  FLIGHT_SPARE: 'FLIGHT_SPARE',
} as const;
export type ModelKind = (typeof ModelKind)[keyof typeof ModelKind];

export const EvidenceVerdict = {
  PENDING: 'PENDING',
  ACCEPTED: 'ACCEPTED',
  ACCEPTED_WITH_RESERVATION: 'ACCEPTED_WITH_RESERVATION',
  REJECTED: 'REJECTED',
} as const;
export type EvidenceVerdict = (typeof EvidenceVerdict)[keyof typeof EvidenceVerdict];

/** In what the tested model is like the element itself. */
interface Representativeness {
  readonly form: boolean;
  readonly fit: boolean;
  readonly function: boolean;
  readonly fullScale: boolean;
}

/** The part of an evidence item that the readiness rules look at. */
export interface Evidence {
  readonly id: EvidenceId;
  readonly kind: EvidenceKind;
  readonly model: ModelKind;
  readonly environmentKind: EnvironmentKind | null;
  readonly environment: Environment | null;
  readonly configurationTested: string | null;
  readonly representativeOf: Representativeness | null;
  readonly agreesWithPrediction: boolean | null;
  /** True when the assembled unit was exercised as one, which no test of its parts can replace. */
  readonly integration: boolean;
  readonly verdict: EvidenceVerdict;
}

/** A reservation is shown to the reader and does not take the evidence away. */
export function isAccepted(evidence: Pick<Evidence, 'verdict'>): boolean {
  return evidence.verdict === 'ACCEPTED' || evidence.verdict === 'ACCEPTED_WITH_RESERVATION';
}

export function hasFormFitFunction(evidence: Evidence): boolean {
  const like = evidence.representativeOf;
  return like !== null && like.form && like.fit && like.function;
}

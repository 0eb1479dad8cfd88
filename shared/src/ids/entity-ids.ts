import type { Brand } from './brand';

/**
 * Identifiers that subgraphs share. They are stable, opaque text; two subgraphs that write the same
 * identifier mean the same thing, and that is all they know of each other.
 */
export type FirmId = Brand<string, 'FirmId'>;
export type EstablishmentId = Brand<string, 'EstablishmentId'>;
/** A product, product range or engineering activity: what a label can be awarded to. */
export type ItemId = Brand<string, 'ItemId'>;
export type LabelNumber = Brand<string, 'LabelNumber'>;
export type TrlAssessmentId = Brand<string, 'TrlAssessmentId'>;
export type EnvironmentId = Brand<string, 'EnvironmentId'>;
/** Someone with a part in the procedure: evaluator, reviewer, member of the committee, secretary. */
export type PersonId = Brand<string, 'PersonId'>;
export type ApplicationId = Brand<string, 'ApplicationId'>;
export type CommitteeSessionId = Brand<string, 'CommitteeSessionId'>;

import type { IsoDate } from '@apogee/shared/clock';
import type { LocalizedText } from '@apogee/shared/graphql';
import type { EnvironmentId, TrlAssessmentId } from '@apogee/shared/ids';
import type { CriticalFunction, CriticalityReason, Evidence, EvidenceId } from '../readiness';
import type { Likeness } from './likeness';

/** An evidence item as it is stored: its environment is named, not yet read. */
export interface EvidenceRecord extends Omit<Evidence, 'environment' | 'representativeOf'> {
  readonly assessmentId: TrlAssessmentId;
  readonly reference: string;
  readonly environmentId: EnvironmentId | null;
  /** Null where it is not stated. */
  readonly likeness: Likeness | null;
  readonly confidential: boolean;
}

/** What no rule looks at, and few ask for, of an evidence item. */
export interface EvidenceParticulars {
  readonly evidenceId: EvidenceId;
  readonly issue: string;
  readonly issuedOn: IsoDate;
  readonly issuer: string;
  readonly deltas: readonly LocalizedText[];
  readonly sha256: string;
}

export interface CriticalFunctionRecord extends CriticalFunction {
  readonly id: string;
  readonly assessmentId: TrlAssessmentId;
  readonly name: LocalizedText;
  readonly reasons: readonly CriticalityReason[];
}

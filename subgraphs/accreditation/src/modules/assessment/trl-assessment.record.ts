import type { IsoDate } from '@apogee/shared/clock';
import type { LocalizedText } from '@apogee/shared/graphql';
import type { EnvironmentId, ItemId, TrlAssessmentId } from '@apogee/shared/ids';
import type {
  ReassessmentTrigger,
  ReassessmentTriggerKind,
  TrlAssessmentStatus,
  TrlLevel,
  TrlScale,
} from '../readiness';
import type { Independence } from './independence';

/** An assessment as it is stored. The supported level is not: it is computed whenever it is read. */
export interface TrlAssessmentRecord {
  readonly id: TrlAssessmentId;
  readonly subjectId: ItemId;
  readonly configuration: string;
  readonly scale: TrlScale;
  readonly status: TrlAssessmentStatus;
  readonly claimedLevel: TrlLevel;
  readonly confirmedLevel: TrlLevel | null;
  readonly missionClass: string;
  readonly system: string | null;
  readonly environmentId: EnvironmentId | null;
  readonly interfaces: readonly LocalizedText[];
  readonly assessorFr: string | null;
  readonly assessorEn: string | null;
  readonly independence: Independence;
  readonly assessedOn: IsoDate;
  readonly supersedesId: TrlAssessmentId | null;
}

/** An assessment that says how ready an item is: its own or, of a range, one of a member. */
export interface ItemAssessmentRecord extends TrlAssessmentRecord {
  readonly itemId: ItemId;
  readonly isOfMember: boolean;
  readonly triggers: readonly ReassessmentTrigger[];
}

export interface ReassessmentTriggerRecord extends ReassessmentTrigger {
  readonly id: string;
  readonly assessmentId: TrlAssessmentId;
  readonly kind: ReassessmentTriggerKind;
  readonly detail: LocalizedText;
  readonly resolvedById: TrlAssessmentId | null;
}

/** Something that happened and calls assessments into question. */
export interface RaisedTrigger {
  readonly kind: ReassessmentTriggerKind;
  readonly raisedAt: Date;
  readonly detail: { readonly fr: string; readonly en: string };
}

export interface TrlConstituentRecord {
  readonly assessmentId: TrlAssessmentId;
  readonly constituentId: TrlAssessmentId;
  readonly critical: boolean;
}

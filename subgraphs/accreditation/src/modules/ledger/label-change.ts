import type { IsoDate } from '@apogee/shared/clock';
import type { FirmId, ItemId, LabelNumber, TrlAssessmentId } from '@apogee/shared/ids';

/** A sentence of a record, in French and, where somebody wrote it, in English. */
export type RecordedText = Readonly<{ fr: string; en: string | null }>;

/** Everything that a label is when it is awarded. */
export type AwardedLabel = Readonly<{
  subjectId: ItemId;
  subjectKind: 'PRODUCT' | 'PRODUCT_RANGE' | 'ENGINEERING_ACTIVITY';
  holderId: FirmId;
  scope: RecordedText;
  awardedOn: IsoDate;
  validFrom: IsoDate;
  /** The first day on which it is no longer valid. */
  validUntil: IsoDate;
  predecessorNumber: LabelNumber | null;
  basisAssessmentId: TrlAssessmentId | null;
  /** For an activity: how many references were accepted. */
  acceptedReferences: number | null;
}>;

/** What a record does to its label, from `effectiveFrom` on. */
export type LabelChange =
  | (Readonly<{ kind: 'AWARDED' }> & AwardedLabel)
  /** `until`: the day by which it is to be lifted or turned into a withdrawal. */
  | Readonly<{ kind: 'SUSPENDED'; until: IsoDate | null }>
  | Readonly<{ kind: 'REINSTATED' }>
  | Readonly<{ kind: 'WITHDRAWN' }>
  | Readonly<{ kind: 'SURRENDERED' }>
  | Readonly<{ kind: 'EXPIRED' }>
  | Readonly<{ kind: 'RENEWED'; successorNumber: LabelNumber }>
  /** The label now covers this. */
  | Readonly<{ kind: 'RESCOPED'; scope: RecordedText }>;

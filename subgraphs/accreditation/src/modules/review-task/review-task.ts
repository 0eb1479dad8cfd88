import type { IsoDate } from '@apogee/shared/clock';
import type { ApplicationId, LabelNumber, PersonId, TrlAssessmentId } from '@apogee/shared/ids';

/** Why somebody is to look at something. */
export const ReviewTaskKind = {
  LABEL_EXPIRES: 'LABEL_EXPIRES',
  SUSPENSION_ENDS: 'SUSPENSION_ENDS',
  DESIGN_ISSUE_CHANGED: 'DESIGN_ISSUE_CHANGED',
  QUALIFYING_MEMBER_LEFT: 'QUALIFYING_MEMBER_LEFT',
  ASSESSMENT_STALE: 'ASSESSMENT_STALE',
  APPLICATION_DUE: 'APPLICATION_DUE',
  EVALUATION_OVERDUE: 'EVALUATION_OVERDUE',
  REVIEW_OVERDUE: 'REVIEW_OVERDUE',
  APPEAL_PERIOD_ENDS: 'APPEAL_PERIOD_ENDS',
} as const;
export type ReviewTaskKind = (typeof ReviewTaskKind)[keyof typeof ReviewTaskKind];

/** Kinds that the clock raises, and settles when what they are about is over. Others are a person's to settle. */
export const REMINDERS: readonly ReviewTaskKind[] = [
  'LABEL_EXPIRES',
  'SUSPENSION_ENDS',
  'ASSESSMENT_STALE',
  'APPLICATION_DUE',
  'EVALUATION_OVERDUE',
  'REVIEW_OVERDUE',
  'APPEAL_PERIOD_ENDS',
];

/** Something that the secretariat, or one person, is to look at. */
export interface ReviewTask {
  readonly id: string;
  readonly kind: ReviewTaskKind;
  readonly labelNumber: LabelNumber | null;
  readonly applicationId: ApplicationId | null;
  readonly assessmentId: TrlAssessmentId | null;
  readonly personId: PersonId | null;
  /** The decision that it is about. */
  readonly seq: number | null;
  readonly detail: { readonly fr: string | null; readonly en: string | null };
  readonly dueOn: IsoDate;
  readonly raisedAt: Date;
  readonly doneAt: Date | null;
  /** The subject of a token, or `clock`. */
  readonly doneBy: string | null;
  readonly note: string | null;
  readonly version: number;
}

/** A task that an event raises. The key says what it is about: of one key there is one task. */
export interface RaisedTask {
  readonly key: string;
  readonly kind: ReviewTaskKind;
  readonly labelNumber: LabelNumber;
  readonly assessmentId: TrlAssessmentId | null;
  readonly detail: { readonly fr: string; readonly en: string };
  readonly dueOn: IsoDate;
  readonly raisedAt: Date;
}

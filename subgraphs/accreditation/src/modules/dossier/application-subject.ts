import { addMonths, type IsoDate } from '@apogee/shared/clock';
import type { Refusal } from '@apogee/shared/errors';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import { dossierRefusal } from './dossier-refusals';

/** What is applied for, by whom, of what. */
export interface Purpose {
  readonly kind: 'INITIAL' | 'RENEWAL' | 'SCOPE_CHANGE';
  readonly applicantId: FirmId;
  readonly subjectId: ItemId;
  readonly subjectKind: string;
  readonly labelNumber: LabelNumber | null;
}

/** The subject as the catalogue described it last; null when it never did. */
export interface KnownSubject {
  readonly kind: string;
  readonly firmId: FirmId;
  readonly published: boolean;
}

/** A label of the subject; `running` while it is active or suspended. */
export interface SubjectLabel {
  readonly number: LabelNumber;
  readonly holderId: FirmId;
  readonly validUntil: IsoDate;
  readonly running: boolean;
}

/** Invariants 1 and 2: the subject is an item of the firm that applies, and the catalogue shows it. */
export function subjectRefusals(
  { applicantId, subjectKind }: Purpose,
  subject: KnownSubject | null,
): readonly Refusal[] {
  if (subject === null) {
    return [dossierRefusal('SUBJECT_UNKNOWN')];
  }
  return [
    ...(subject.firmId === applicantId ? [] : [dossierRefusal('SUBJECT_OF_ANOTHER_FIRM')]),
    ...(subject.kind === subjectKind
      ? []
      : [dossierRefusal('SUBJECT_KIND_CHANGED', { values: { kind: subject.kind } })]),
    ...(subject.published ? [] : [dossierRefusal('SUBJECT_NOT_PUBLISHED')]),
  ];
}

/** What the labels of the subject have to say on the day of an application. */
export interface LabelSituation {
  readonly labels: readonly SubjectLabel[];
  readonly today: IsoDate;
  readonly renewalWindowMonths: number;
}

export function labelRefusals(purpose: Purpose, situation: LabelSituation): readonly Refusal[] {
  return purpose.kind === 'INITIAL'
    ? initialRefusals(purpose, situation)
    : followingRefusals(purpose, situation);
}

function initialRefusals({ labelNumber }: Purpose, { labels }: LabelSituation): readonly Refusal[] {
  if (labelNumber !== null) {
    return [dossierRefusal('LABEL_NOT_ASKED')];
  }
  return labels.some(({ running }) => running) ? [dossierRefusal('LABEL_RUNNING')] : [];
}

function followingRefusals(
  { kind, applicantId, labelNumber }: Purpose,
  { labels, today, renewalWindowMonths }: LabelSituation,
): readonly Refusal[] {
  const label = labels.find(({ number }) => number === labelNumber);
  if (label?.holderId !== applicantId) {
    return [dossierRefusal('LABEL_NOT_NAMED')];
  }
  if (!label.running) {
    return [dossierRefusal('LABEL_ENDED', { values: { number: label.number } })];
  }
  const from = addMonths(label.validUntil, -renewalWindowMonths);
  return kind === 'RENEWAL' && today < from
    ? [dossierRefusal('RENEWAL_TOO_EARLY', { values: { from } })]
    : [];
}

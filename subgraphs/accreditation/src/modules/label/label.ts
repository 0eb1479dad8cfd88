import { addMonths, daysBetween, type IsoDate } from '@apogee/shared/clock';
import type { FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';

export const LabelStatus = {
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  WITHDRAWN: 'WITHDRAWN',
  SURRENDERED: 'SURRENDERED',
  EXPIRED: 'EXPIRED',
  RENEWED: 'RENEWED',
} as const;
export type LabelStatus = (typeof LabelStatus)[keyof typeof LabelStatus];

/** What a label can be awarded to. Never a firm. The catalogue has the same enum: composition merges the two. */
export const ItemKind = {
  PRODUCT: 'PRODUCT',
  PRODUCT_RANGE: 'PRODUCT_RANGE',
  ENGINEERING_ACTIVITY: 'ENGINEERING_ACTIVITY',
} as const;
export type ItemKind = (typeof ItemKind)[keyof typeof ItemKind];

interface LabelText {
  readonly fr: string | null;
  readonly en: string | null;
}

/** A recorded change of status. The first one of a label is its award. */
export interface LabelTransition {
  readonly status: LabelStatus;
  readonly effectiveOn: IsoDate;
  /** For a suspension: the day by which it is to be lifted or turned into a withdrawal. */
  readonly suspendedUntil: IsoDate | null;
  /** Null when the ground is not public. */
  readonly ground: LabelText | null;
}

export interface Label {
  readonly number: LabelNumber;
  readonly subjectId: ItemId;
  readonly subjectKind: ItemKind;
  readonly holderId: FirmId;
  readonly scope: LabelText;
  readonly schemeVersion: string;
  readonly awardedOn: IsoDate;
  readonly validFrom: IsoDate;
  /** The first day on which the label is no longer valid. */
  readonly validUntil: IsoDate;
  readonly predecessorNumber: LabelNumber | null;
  /** How many records speak of it. */
  readonly version: number;
  /** In the order in which they were recorded, which is also the order of their days. */
  readonly transitions: readonly LabelTransition[];
}

const FINAL: ReadonlySet<LabelStatus> = new Set([
  'WITHDRAWN',
  'SURRENDERED',
  'EXPIRED',
  'RENEWED',
] as const);

/** The end of a label's validity: a half-open interval, so this day is the first one outside. */
export function validityEnd(validFrom: IsoDate, validityMonths: number): IsoDate {
  return addMonths(validFrom, validityMonths);
}

/**
 * The status on a day in Paris, from the recorded transitions and nothing else; null before the label begins. A label
 * is expired from the first moment of its `validUntil`, whether or not the clock's record of it is written yet.
 * `label_status_on` of the database says the same in SQL.
 */
export function labelStatusOn(label: Label, day: IsoDate): LabelStatus | null {
  const last = lastTransitionOn(label, day);
  if (last === null || FINAL.has(last.status)) {
    return last?.status ?? null;
  }
  return day >= label.validUntil ? LabelStatus.EXPIRED : last.status;
}

function lastTransitionOn(label: Label, day: IsoDate): LabelTransition | null {
  return label.transitions.findLast(({ effectiveOn }) => effectiveOn <= day) ?? null;
}

/** True while the label counts as its subject's label: at most one of a subject does. */
export function isCurrentOn(label: Label, day: IsoDate): boolean {
  const status = labelStatusOn(label, day);
  return status === LabelStatus.ACTIVE || status === LabelStatus.SUSPENDED;
}

/** The day by which a running suspension is to be settled; null when the label is not suspended or none was set. */
export function suspendedUntilOn(label: Label, day: IsoDate): IsoDate | null {
  return labelStatusOn(label, day) === LabelStatus.SUSPENDED
    ? (lastTransitionOn(label, day)?.suspendedUntil ?? null)
    : null;
}

/** Days left before the label expires, counted from `day`; null when it is not running on that day. */
export function expiresInDays(label: Label, day: IsoDate): number | null {
  return isCurrentOn(label, day) ? daysBetween(day, label.validUntil) : null;
}

/** The first day on which the label no longer runs, as far as recorded: its final transition or its validity's end. */
export function endOfLife(label: Label): IsoDate {
  const final = label.transitions.find(({ status }) => FINAL.has(status));
  return final?.effectiveOn ?? label.validUntil;
}

/** True when two labels would run at the same time: of one subject, none do. */
export function overlap(one: Label, other: Label): boolean {
  return one.validFrom < endOfLife(other) && other.validFrom < endOfLife(one);
}

/** What happened to a label up to a day, the clock's expiry included. */
export interface PublicTransition {
  readonly status: LabelStatus;
  readonly effectiveOn: IsoDate;
  readonly ground: LabelText | null;
}

export function publicHistoryOn(label: Label, day: IsoDate): readonly PublicTransition[] {
  const recorded = label.transitions.filter(({ effectiveOn }) => effectiveOn <= day);
  const expired = labelStatusOn(label, day) === LabelStatus.EXPIRED;
  return expired && recorded.at(-1)?.status !== LabelStatus.EXPIRED
    ? [...recorded, { status: LabelStatus.EXPIRED, effectiveOn: label.validUntil, ground: null }]
    : recorded;
}

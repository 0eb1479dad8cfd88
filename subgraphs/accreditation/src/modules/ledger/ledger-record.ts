import type { IsoDate } from '@apogee/shared/clock';
import type { ApplicationId, LabelNumber, PersonId } from '@apogee/shared/ids';
import type { JsonValue } from '@apogee/shared/json';
import type { LabelChange, RecordedText } from './label-change';

/** What was decided, or happened to a label by its holder or the clock. */
export const DecisionOutcome = {
  GRANTED: 'GRANTED',
  REFUSED: 'REFUSED',
  DEFERRED: 'DEFERRED',
  SUSPENDED: 'SUSPENDED',
  REINSTATED: 'REINSTATED',
  WITHDRAWN: 'WITHDRAWN',
  SCOPE_REDUCED: 'SCOPE_REDUCED',
  RENEWED: 'RENEWED',
  SURRENDERED: 'SURRENDERED',
  EXPIRED: 'EXPIRED',
  APPEAL_UPHELD: 'APPEAL_UPHELD',
  APPEAL_DISMISSED: 'APPEAL_DISMISSED',
  RECTIFIED: 'RECTIFIED',
} as const;
export type DecisionOutcome = (typeof DecisionOutcome)[keyof typeof DecisionOutcome];

/** By whose power something was decided or happened. */
export const Authority = {
  COMMITTEE: 'COMMITTEE',
  APPEAL_PANEL: 'APPEAL_PANEL',
  SECRETARIAT: 'SECRETARIAT',
  HOLDER: 'HOLDER',
  CLOCK: 'CLOCK',
} as const;
export type Authority = (typeof Authority)[keyof typeof Authority];

/** The vote behind a decision, after recusals. */
type RecordedTally = Readonly<{
  for: number;
  against: number;
  abstain: number;
  recused: number;
  quorumMet: boolean;
  directoratesRepresented: number;
}>;

/** Who signed, as they were called on the day: the record stands on its own. */
export type Signatory = Readonly<{
  personId: PersonId;
  displayName: string;
  directorateCode: string | null;
}>;

interface RecordParticulars {
  readonly outcome: DecisionOutcome;
  readonly authority: Authority;
  /** Whose deed it is: the subject of a token, or `clock`. */
  readonly actor: string;
  /** First day in Paris on which it takes effect. */
  readonly effectiveFrom: IsoDate;
  readonly applicationId: ApplicationId | null;
  readonly labelNumber: LabelNumber | null;
  /** Null when the label stays as it is, or when a correction annuls what it corrects. */
  readonly change: LabelChange | null;
  readonly schemeVersion: string | null;
  readonly grounds: readonly RecordedText[];
  readonly groundsPublic: boolean;
  readonly tally: RecordedTally | null;
  readonly signatories: readonly Signatory[];
  /** The last day on which an appeal may be lodged. */
  readonly appealDeadline: IsoDate | null;
  /** The record whose place this one takes. Always an original: of several corrections, the last one stands. */
  readonly rectifies: number | null;
}

/** A write that may be sent twice: the key, and all that was asked with it. */
export interface Idempotency {
  readonly key: string;
  readonly request: JsonValue;
}

/** A record as somebody wants it in the ledger. */
export interface RecordDraft extends RecordParticulars {
  readonly decidedAt: Date;
  /** Null only for what can happen once anyway. */
  readonly idempotency: Idempotency | null;
}

/** What the hash of a record covers: everything. */
export interface LedgerContent extends RecordParticulars {
  /** Of this form; another one gets another number. */
  readonly format: 1;
  readonly seq: number;
  readonly previousSha256: string;
  /** An instant in UTC, with milliseconds. */
  readonly decidedAt: string;
  readonly idempotency: Readonly<{ key: string; requestSha256: string }> | null;
}

/** A record of the ledger. */
export interface LedgerRecord extends LedgerContent {
  /** SHA-256 of `text`, hexadecimal. */
  readonly contentSha256: string;
  /** The content in its canonical form. */
  readonly text: string;
}

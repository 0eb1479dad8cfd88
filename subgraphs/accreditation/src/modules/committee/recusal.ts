import type { IsoDate } from '@apogee/shared/clock';
import type { PersonId } from '@apogee/shared/ids';

/** Why somebody does not deal with a file. */
export const ConflictGround = {
  EVALUATED_THE_FILE: 'EVALUATED_THE_FILE',
  DECIDED_THE_APPEALED_FILE: 'DECIDED_THE_APPEALED_FILE',
  DIRECTORATE_CONTRACTS_WITH_APPLICANT: 'DIRECTORATE_CONTRACTS_WITH_APPLICANT',
  PERSONAL_INTEREST: 'PERSONAL_INTEREST',
  PAST_EMPLOYMENT: 'PAST_EMPLOYMENT',
  CONSULTANCY: 'CONSULTANCY',
  OTHER: 'OTHER',
} as const;
export type ConflictGround = (typeof ConflictGround)[keyof typeof ConflictGround];

/** Grounds that somebody declares or registers. The others follow from the file itself. */
export const REGISTERED_GROUNDS = [
  'DIRECTORATE_CONTRACTS_WITH_APPLICANT',
  'PERSONAL_INTEREST',
  'PAST_EMPLOYMENT',
  'CONSULTANCY',
  'OTHER',
] as const satisfies readonly ConflictGround[];
export type RegisteredGround = (typeof REGISTERED_GROUNDS)[number];

export interface Recusal {
  readonly personId: PersonId;
  readonly ground: ConflictGround;
  /** True when it follows from what is registered, false when the person declared it. */
  readonly automatic: boolean;
  readonly declaredAt: Date;
}

/** A tie between a person and the applicant that is registered, or was declared in a session of the file. */
export interface Interest {
  readonly personId: PersonId;
  readonly ground: RegisteredGround;
  readonly fromOn: IsoDate;
  /** The last day on which it bars, the scheme's cooling-off included; null while the tie has no end. */
  readonly barsUntil: IsoDate | null;
}

/** What is known of people's part in a file, beside what they declare themselves. */
export interface KnownTies {
  /** Whoever evaluated or reviewed the file, or the one that it takes up again, in any round. */
  readonly examiners: ReadonlySet<PersonId>;
  /** For a file that an appeal reopened: whoever decided on the refused one. */
  readonly formerDeciders: ReadonlySet<PersonId>;
  readonly interests: readonly Interest[];
}

/** Why a person may not deal with a file on a day, as far as it is registered; null when nothing is. */
export function registeredConflict(
  personId: PersonId,
  { examiners, formerDeciders, interests }: KnownTies,
  day: IsoDate,
): ConflictGround | null {
  if (examiners.has(personId)) {
    return ConflictGround.EVALUATED_THE_FILE;
  }
  if (formerDeciders.has(personId)) {
    return ConflictGround.DECIDED_THE_APPEALED_FILE;
  }
  const interest = interests.find((tie) => tie.personId === personId && barsOn(tie, day));
  return interest?.ground ?? null;
}

function barsOn({ fromOn, barsUntil }: Interest, day: IsoDate): boolean {
  return fromOn <= day && (barsUntil === null || day <= barsUntil);
}

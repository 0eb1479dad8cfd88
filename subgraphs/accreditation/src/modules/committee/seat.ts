import type { IsoDate } from '@apogee/shared/clock';
import type { PersonId } from '@apogee/shared/ids';

export const SeatRole = {
  CHAIR: 'CHAIR',
  MEMBER: 'MEMBER',
  SECRETARY: 'SECRETARY',
  OBSERVER: 'OBSERVER',
} as const;
export type SeatRole = (typeof SeatRole)[keyof typeof SeatRole];

/** The days on which somebody belongs to the committee. */
export interface MandateTerm {
  readonly fromOn: IsoDate;
  /** The first day on which it has ended; null while no end is set. */
  readonly untilOn: IsoDate | null;
}

/** Somebody's place in one session, taken under a mandate. */
export interface Seat {
  readonly personId: PersonId;
  readonly role: SeatRole;
  readonly voting: boolean;
  /** Where the person belonged when seated; null for somebody from outside the agency. */
  readonly directorateCode: string | null;
  readonly mandate: MandateTerm;
  readonly present: boolean;
}

export function isInForceOn({ fromOn, untilOn }: MandateTerm, day: IsoDate): boolean {
  return fromOn <= day && (untilOn === null || day < untilOn);
}

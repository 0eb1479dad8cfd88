import type { IsoDate } from '@apogee/shared/clock';
import { Refused } from '@apogee/shared/errors';
import type { Brand, PersonId } from '@apogee/shared/ids';
import { committeeRefusal } from './committee-refusals';
import { type MandateTerm, SeatRole } from './seat';

export type MandateId = Brand<string, 'MandateId'>;

/** Somebody's membership of the committee, from a day on. A seat in a session is taken under one. */
export interface Mandate extends MandateTerm {
  readonly id: MandateId;
  readonly personId: PersonId;
  readonly role: SeatRole;
  readonly voting: boolean;
  /** Grows by one with each change. */
  readonly version: number;
}

/** Chair and members may have a vote; who keeps the minutes or listens has none. */
export function assertMayVote({ role, voting }: Pick<Mandate, 'role' | 'voting'>): void {
  if (voting && role !== SeatRole.CHAIR && role !== SeatRole.MEMBER) {
    throw new Refused([committeeRefusal('ROLE_WITHOUT_VOTE', { path: ['input', 'voting'] })]);
  }
}

/** The mandate with another end. */
export function endingOn(mandate: Mandate, untilOn: IsoDate): Mandate {
  assertHasADay({ ...mandate, untilOn });
  return { ...mandate, untilOn, version: mandate.version + 1 };
}

/** A mandate ends later than it begins. */
export function assertHasADay({ fromOn, untilOn }: MandateTerm): void {
  if (untilOn !== null && untilOn <= fromOn) {
    throw new Refused([committeeRefusal('MANDATE_WITHOUT_A_DAY', { path: ['input', 'until'] })]);
  }
}

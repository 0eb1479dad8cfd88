import { type Caller, Scope } from '@apogee/shared/identity';
import { type Deliberation, isRecused, seatOf } from './deliberation';
import type { Seat } from './seat';

/** Sessions are seen by whoever has a seat in them, by the secretariat and by auditors. For others there are none. */
export function maySeeSession(
  { scopes, personId }: Caller,
  seats: readonly Pick<Seat, 'personId'>[],
): boolean {
  return (
    scopes.has(Scope.SECRETARIAT) ||
    scopes.has(Scope.AUDIT) ||
    seats.some((seat) => seat.personId === personId)
  );
}

/** Who voted how is for the committee and auditors alone, and not for somebody who does not deal with the file. */
export function maySeeBallots({ scopes, personId }: Caller, deliberation: Deliberation): boolean {
  return (
    scopes.has(Scope.AUDIT) ||
    (personId !== null &&
      seatOf(deliberation, personId) !== null &&
      !isRecused(deliberation, personId))
  );
}

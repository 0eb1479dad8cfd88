import type { IsoDate } from '@apogee/shared/clock';
import { Refused } from '@apogee/shared/errors';
import { PersonRepository } from '../person';
import { newId, type WriteContext } from '../procedure';
import { committeeRefusal } from './committee-refusals';
import { assertMayVote, endingOn, type Mandate, type MandateId } from './mandate';
import { MandateRepository } from './mandate.repository';

/** Makes somebody a member of the committee, from a day on. */
export function appointToCommittee(
  { inTransaction }: WriteContext,
  appointment: Omit<Mandate, 'id'>,
): Promise<Mandate> {
  return inTransaction(async (database) => {
    const [person] = await new PersonRepository(database).findByIds([appointment.personId]);
    if (person === undefined) {
      throw new Refused([committeeRefusal('MEMBER_UNKNOWN', { path: ['input', 'personId'] })]);
    }
    assertMayVote(appointment);
    const open: Mandate = { ...appointment, id: newId<MandateId>('man'), untilOn: null };
    const mandate = appointment.untilOn === null ? open : endingOn(open, appointment.untilOn);
    await new MandateRepository(database).insert(mandate);
    return mandate;
  });
}

/** Ends a mandate on a day, the first one without it: a seat taken under it has no vote in sessions from then on. */
export function endMandate(
  { inTransaction }: WriteContext,
  { mandateId, until }: { readonly mandateId: MandateId; readonly until: IsoDate },
): Promise<Mandate> {
  return inTransaction(async (database) => {
    const mandates = new MandateRepository(database);
    const mandate = await mandates.lock(mandateId);
    if (mandate === null) {
      throw new Refused([committeeRefusal('MANDATE_NOT_FOUND', { path: ['input', 'mandateId'] })]);
    }
    const ended = endingOn(mandate, until);
    await mandates.setEnd(ended);
    return ended;
  });
}

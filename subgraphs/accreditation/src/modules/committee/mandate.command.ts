import type { IsoDate } from '@apogee/shared/clock';
import { Refused } from '@apogee/shared/errors';
import { isInOfficeOn, PersonRepository } from '../person';
import { expectVersion, newId, type WriteContext } from '../procedure';
import { recordRegisterEntry } from '../register';
import { committeeRefusal } from './committee-refusals';
import { assertHasADay, assertMayVote, endingOn, type Mandate, type MandateId } from './mandate';
import { MandateRepository } from './mandate.repository';

/** Makes somebody a member of the committee, from a day on. */
export function appointToCommittee(
  write: WriteContext,
  appointment: Omit<Mandate, 'id' | 'version'>,
): Promise<Mandate> {
  return write.inTransaction(async (database) => {
    const [person] = await new PersonRepository(database).findByIds([appointment.personId]);
    if (person === undefined || !isInOfficeOn(person, appointment.fromOn)) {
      throw new Refused([committeeRefusal('MEMBER_UNKNOWN', { path: ['input', 'personId'] })]);
    }
    assertMayVote(appointment);
    assertHasADay(appointment);
    const mandate = { ...appointment, id: newId<MandateId>('man'), version: 1 };
    await new MandateRepository(database).insert(mandate);
    return recordRegisterEntry(database, write, {
      register: 'MANDATE',
      entryId: mandate.id,
      entry: mandate,
    });
  });
}

/** The end of a mandate, as decided upon looking at one version of it. */
interface MandateEnd {
  readonly mandateId: MandateId;
  readonly expectedVersion: number;
  readonly until: IsoDate;
}

/** Ends a mandate on a day, the first one without it: a seat taken under it has no vote in sessions from then on. */
export function endMandate(
  write: WriteContext,
  { mandateId, expectedVersion, until }: MandateEnd,
): Promise<Mandate> {
  return write.inTransaction(async (database) => {
    const mandates = new MandateRepository(database);
    const mandate = await mandates.lock(mandateId);
    if (mandate === null) {
      throw new Refused([committeeRefusal('MANDATE_NOT_FOUND', { path: ['input', 'mandateId'] })]);
    }
    expectVersion(mandate, expectedVersion);
    const ended = endingOn(mandate, until);
    await mandates.setEnd(ended);
    return recordRegisterEntry(database, write, {
      register: 'MANDATE',
      entryId: ended.id,
      entry: ended,
    });
  });
}

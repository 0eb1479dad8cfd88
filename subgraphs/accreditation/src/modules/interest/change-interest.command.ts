import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import { Scope } from '@apogee/shared/identity';
import type { PersonId } from '@apogee/shared/ids';
import { PersonRepository, personRefusal } from '../person';
import { expectVersion, newId, type WriteContext } from '../procedure';
import { recordRegisterEntry } from '../register';
import type { InterestId, RegisteredInterest } from './interest';
import { InterestRepository } from './interest.repository';
import { interestRefusal } from './interest-refusals';

/** An interest to put on record; without a person it is the caller's own. */
export interface NewInterest extends Omit<RegisteredInterest, 'id' | 'version' | 'personId'> {
  readonly personId: PersonId | null;
}

/**
 * Puts an interest into the register: a person's own, or anybody's for the secretariat. It keeps the person from the
 * firm's files at once: also from those on the agenda of a session that is open.
 */
export function declareInterest(
  write: WriteContext,
  given: NewInterest,
): Promise<RegisteredInterest> {
  return write.inTransaction(async (database) => {
    const personId = await findDeclarer(database, write, given.personId);
    const interest = { ...given, id: newId<InterestId>('int'), personId, version: 1 };
    assertHasADay(interest);
    await new InterestRepository(database).insert(interest);
    return recordRegisterEntry(database, write, {
      register: 'INTEREST',
      entryId: interest.id,
      entry: interest,
    });
  });
}

/** The last day of an interest, as decided upon looking at one version of it. */
interface InterestEnd {
  readonly interestId: InterestId;
  readonly expectedVersion: number;
  readonly until: IsoDate | null;
}

/** Says when an interest ended, or with null that it lasts. The cooling-off of the scheme begins after that day. */
export function endInterest(
  write: WriteContext,
  { interestId, expectedVersion, until }: InterestEnd,
): Promise<RegisteredInterest> {
  return write.inTransaction(async (database) => {
    const interests = new InterestRepository(database);
    const interest = await interests.lock(interestId);
    if (interest === null) {
      const path = ['input', 'interestId'];
      throw new Refused([interestRefusal('INTEREST_NOT_FOUND', { path })]);
    }
    expectVersion(interest, expectedVersion);
    const ended = { ...interest, untilOn: until, version: interest.version + 1 };
    assertHasADay(ended);
    await interests.setEnd(ended);
    return recordRegisterEntry(database, write, {
      register: 'INTEREST',
      entryId: ended.id,
      entry: ended,
    });
  });
}

async function findDeclarer(
  database: Database,
  { caller }: WriteContext,
  asked: PersonId | null,
): Promise<PersonId> {
  const path = ['input', 'personId'];
  const personId = asked ?? caller.personId;
  if (personId !== caller.personId && !caller.scopes.has(Scope.SECRETARIAT)) {
    throw new Refused([interestRefusal('INTEREST_OF_ANOTHER', { path })]);
  }
  const [person] =
    personId === null ? [] : await new PersonRepository(database).findByIds([personId]);
  if (person === undefined) {
    throw new Refused([personRefusal('PERSON_NOT_FOUND', { path })]);
  }
  return person.id;
}

function assertHasADay({ fromOn, untilOn }: RegisteredInterest): void {
  if (untilOn !== null && untilOn < fromOn) {
    throw new Refused([interestRefusal('INTEREST_WITHOUT_A_DAY', { path: ['input', 'until'] })]);
  }
}

import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { PersonId } from '@apogee/shared/ids';
import { expectVersion, newId, type WriteContext } from '../procedure';
import { recordRegisterEntry } from '../register';
import { DirectorateRepository } from './directorate.repository';
import { existsOn, type Person } from './person';
import { PersonRepository } from './person.repository';
import { personRefusal } from './person-refusals';

export interface NewPerson extends Omit<Person, 'id' | 'version'> {
  /** As tokens state it; null: one is made. */
  readonly id: PersonId | null;
}

/** A change of an entry that was decided upon looking at one version of it. */
interface PersonChange {
  readonly personId: PersonId;
  readonly expectedVersion: number;
}

/** Puts somebody into the register. */
export function registerPerson(write: WriteContext, given: NewPerson): Promise<Person> {
  return write.inTransaction(async (database) => {
    const person = { ...given, id: given.id ?? newId<PersonId>('per'), version: 1 };
    await expectSound(database, write, person);
    if (!(await new PersonRepository(database).insert(person))) {
      throw new Refused([personRefusal('PERSON_EXISTS', { path: ['input', 'id'] })]);
    }
    return recordRegisterEntry(database, write, {
      register: 'PERSON',
      entryId: person.id,
      entry: person,
    });
  });
}

/** Changes what is known of a person. What has been signed or decided keeps the name and directorate of its day. */
export function changePerson(
  write: WriteContext,
  change: PersonChange & Omit<Person, 'id' | 'version' | 'untilOn'>,
): Promise<Person> {
  const { personId, expectedVersion, ...particulars } = change;
  return alterPerson(write, { personId, expectedVersion }, (person) => ({
    ...person,
    ...particulars,
  }));
}

/** From a day on, nobody gives the person a part in the procedure any more; null takes the end back. */
export function endPerson(
  write: WriteContext,
  { until: untilOn, ...change }: PersonChange & { readonly until: IsoDate | null },
): Promise<Person> {
  return alterPerson(write, change, (person) => ({ ...person, untilOn }));
}

function alterPerson(
  write: WriteContext,
  { personId, expectedVersion }: PersonChange,
  alter: (person: Person) => Person,
): Promise<Person> {
  return write.inTransaction(async (database) => {
    const persons = new PersonRepository(database);
    const person = await persons.lock(personId);
    if (person === null) {
      throw new Refused([personRefusal('PERSON_NOT_FOUND', { path: ['input', 'personId'] })]);
    }
    expectVersion(person, expectedVersion);
    const altered = { ...alter(person), version: person.version + 1 };
    await expectSound(database, write, altered);
    await persons.update(altered);
    return recordRegisterEntry(database, write, {
      register: 'PERSON',
      entryId: altered.id,
      entry: altered,
    });
  });
}

/**
 * The directorate is one on the person's first day, or today when that is past: a change may come late. Whoever leaves
 * may have belonged to one that is none any more.
 */
async function expectSound(
  database: Database,
  { clock }: WriteContext,
  { fromOn, untilOn, directorateCode: code }: Person,
): Promise<void> {
  if (fromOn !== null && untilOn !== null && untilOn <= fromOn) {
    throw new Refused([personRefusal('TERM_WITHOUT_A_DAY', { path: ['input', 'until'] })]);
  }
  if (code !== null) {
    const today = clock.today();
    const day = fromOn !== null && fromOn > today ? fromOn : today;
    const [directorate] = await new DirectorateRepository(database).findByCodes([code]);
    const details = { path: ['input', 'directorateCode'], values: { code } };
    if (directorate === undefined) {
      throw new Refused([personRefusal('DIRECTORATE_NOT_FOUND', details)]);
    }
    if (untilOn === null && !existsOn(directorate, day)) {
      throw new Refused([personRefusal('DIRECTORATE_CLOSED', details)]);
    }
  }
}

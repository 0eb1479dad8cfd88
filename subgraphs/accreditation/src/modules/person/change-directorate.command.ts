import type { IsoDate } from '@apogee/shared/clock';
import { Refused } from '@apogee/shared/errors';
import { expectVersion, type WriteContext } from '../procedure';
import { recordRegisterEntry } from '../register';
import { DirectorateRepository } from './directorate.repository';
import type { Directorate } from './person';
import { personRefusal } from './person-refusals';

/** Puts a directorate into the register. */
export function registerDirectorate(
  write: WriteContext,
  given: Omit<Directorate, 'version'>,
): Promise<Directorate> {
  return write.inTransaction(async (database) => {
    const directorate = { ...given, version: 1 };
    assertHasADay(directorate);
    if (!(await new DirectorateRepository(database).insert(directorate))) {
      const details = { path: ['input', 'code'], values: { code: given.code } };
      throw new Refused([personRefusal('DIRECTORATE_EXISTS', details)]);
    }
    return recordRegisterEntry(database, write, {
      register: 'DIRECTORATE',
      entryId: directorate.code,
      entry: directorate,
    });
  });
}

/** Another name, or an end: its persons are moved or ended first. Null takes the end back. */
export function changeDirectorate(
  write: WriteContext,
  change: Pick<Directorate, 'code' | 'name' | 'validUntil'> & { readonly expectedVersion: number },
): Promise<Directorate> {
  const { code, name, validUntil, expectedVersion } = change;
  return write.inTransaction(async (database) => {
    const directorates = new DirectorateRepository(database);
    const directorate = await directorates.lock(code);
    if (directorate === null) {
      const details = { path: ['input', 'code'], values: { code } };
      throw new Refused([personRefusal('DIRECTORATE_NOT_FOUND', details)]);
    }
    expectVersion(directorate, expectedVersion);
    const changed = { ...directorate, name, validUntil, version: directorate.version + 1 };
    assertHasADay(changed);
    await expectEmpty(directorates, code, validUntil);
    await directorates.update(changed);
    return recordRegisterEntry(database, write, {
      register: 'DIRECTORATE',
      entryId: changed.code,
      entry: changed,
    });
  });
}

async function expectEmpty(
  directorates: DirectorateRepository,
  code: string,
  end: IsoDate | null,
): Promise<void> {
  const count = end === null ? 0 : await directorates.countPersonsFrom(code, end);
  if (count > 0) {
    const details = { path: ['input', 'until'], values: { count } };
    throw new Refused([personRefusal('DIRECTORATE_HAS_PERSONS', details)]);
  }
}

function assertHasADay({ validFrom, validUntil }: Directorate): void {
  if (validUntil !== null && validUntil <= validFrom) {
    throw new Refused([personRefusal('TERM_WITHOUT_A_DAY', { path: ['input', 'until'] })]);
  }
}

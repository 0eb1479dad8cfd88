import { indexByKey } from '@apogee/shared/graphql';
import type { PersonId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { DirectorateRepository } from './directorate.repository';
import type { Directorate, Person } from './person';
import type { PersonRepository } from './person.repository';

export interface PersonLoaders {
  /** A person that a row names is there: the row refers to it. */
  readonly byId: DataLoader<PersonId, Person>;
  /** Null for somebody whom the register does not know. */
  readonly find: DataLoader<PersonId, Person | null>;
  readonly directorates: DataLoader<string, Directorate | null>;
}

export function createPersonLoaders(
  repository: PersonRepository,
  directorates: DirectorateRepository,
): PersonLoaders {
  const find: PersonLoaders['find'] = new DataLoader(async (ids) =>
    indexByKey(ids, await repository.findByIds(ids), ({ id }) => id),
  );
  return {
    find,
    byId: new DataLoader(async (ids) => {
      const found = await find.loadMany(ids);
      return ids.map((id, index) => found[index] ?? new RangeError(`There is no person ${id}.`));
    }),
    directorates: new DataLoader(async (codes) =>
      indexByKey(codes, await directorates.findByCodes(codes), ({ code }) => code),
    ),
  };
}

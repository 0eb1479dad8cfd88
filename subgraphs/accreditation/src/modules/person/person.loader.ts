import { indexByKey } from '@apogee/shared/graphql';
import type { PersonId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { Directorate, Person } from './person';
import type { PersonRepository } from './person.repository';

export interface PersonLoaders {
  /** A person that a row names is there: the row refers to it. */
  readonly byId: DataLoader<PersonId, Person>;
  readonly directorates: DataLoader<string, Directorate | null>;
}

export function createPersonLoaders(repository: PersonRepository): PersonLoaders {
  return {
    byId: new DataLoader(async (ids) =>
      indexByKey(ids, await repository.findByIds(ids), ({ id }) => id).map(
        (person, index) => person ?? new RangeError(`There is no person ${ids[index]}.`),
      ),
    ),
    directorates: new DataLoader(async (codes) =>
      indexByKey(codes, await repository.findDirectorates(codes), ({ code }) => code),
    ),
  };
}

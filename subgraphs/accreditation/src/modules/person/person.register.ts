import {
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  type PageRequest,
  readConnection,
} from '@apogee/shared/graphql';
import type { Person } from './person';
import type { PersonCriteria, PersonPage, PersonRepository } from './person.repository';

/** Persons as lists read them. */
export interface PersonRegister {
  page(criteria: PersonCriteria, page: PageRequest): Promise<ConnectionOf<Person>>;
}

export function createPersonRegister(repository: PersonRepository): PersonRegister {
  return {
    page: (criteria, request) => {
      const list = listOf('persons', { ...criteria });
      return readConnection({
        list,
        request,
        positionAfter,
        read: (page) => repository.page(criteria, page),
        keyOf: ({ displayName, id }) => [displayName, id],
        countAll: () => repository.count(criteria),
      });
    },
  };
}

function positionAfter(list: ListName, cursor: string): PersonPage['after'] {
  const [displayName = '', id = ''] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  return { displayName, id };
}

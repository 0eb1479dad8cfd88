import { type ConnectionOf, decodeCursor, listOf, toConnection } from '@apogee/shared/graphql';
import type { Person } from './person';
import type { PersonCriteria, PersonPage, PersonRepository } from './person.repository';

/** Persons as lists read them. */
export interface PersonRegister {
  page(
    criteria: PersonCriteria,
    page: { readonly first: number; readonly after: string | null },
  ): Promise<ConnectionOf<Person>>;
}

export function createPersonRegister(repository: PersonRepository): PersonRegister {
  return {
    page: async (criteria, { first, after }) => {
      const list = listOf('persons', { ...criteria });
      const rows = await repository.page(criteria, {
        after: after === null ? null : positionAfter(list, after),
        limit: first + 1,
      });
      return toConnection({
        list,
        rows,
        first,
        after,
        keyOf: ({ displayName, id }) => [displayName, id],
        toNode: (person) => person,
        countAll: () => repository.count(criteria),
      });
    },
  };
}

function positionAfter(list: string, cursor: string): PersonPage['after'] {
  const [displayName = '', id = ''] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  return { displayName, id };
}

import {
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  type PageRequest,
  readConnection,
} from '@apogee/shared/graphql';
import type { RegisteredInterest } from './interest';
import type { InterestCriteria, InterestPage, InterestRepository } from './interest.repository';

/** Interests as lists read them. */
export interface InterestRegister {
  page(criteria: InterestCriteria, page: PageRequest): Promise<ConnectionOf<RegisteredInterest>>;
}

export function createInterestRegister(repository: InterestRepository): InterestRegister {
  return {
    page: (criteria, request) => {
      // Whose list it is makes no other question: a cursor only says where to go on.
      const list = listOf('interests', { ...criteria, visibleOf: null });
      return readConnection({
        list,
        request,
        positionAfter,
        read: (page) => repository.page(criteria, page),
        keyOf: ({ personId, id }) => [personId, id],
        countAll: () => repository.count(criteria),
      });
    },
  };
}

function positionAfter(list: ListName, cursor: string): InterestPage['after'] {
  const [personId = '', id = ''] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  return { personId, id };
}

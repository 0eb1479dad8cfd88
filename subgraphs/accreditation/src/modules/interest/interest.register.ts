import { type ConnectionOf, decodeCursor, listOf, toConnection } from '@apogee/shared/graphql';
import type { RegisteredInterest } from './interest';
import type { InterestCriteria, InterestPage, InterestRepository } from './interest.repository';

/** Interests as lists read them. */
export interface InterestRegister {
  page(
    criteria: InterestCriteria,
    page: { readonly first: number; readonly after: string | null },
  ): Promise<ConnectionOf<RegisteredInterest>>;
}

export function createInterestRegister(repository: InterestRepository): InterestRegister {
  return {
    page: async (criteria, { first, after }) => {
      // Whose list it is makes no other question: a cursor only says where to go on.
      const list = listOf('interests', { ...criteria, visibleOf: null });
      const rows = await repository.page(criteria, {
        after: after === null ? null : positionAfter(list, after),
        limit: first + 1,
      });
      return toConnection({
        list,
        rows,
        first,
        after,
        keyOf: ({ personId, id }) => [personId, id],
        toNode: (interest) => interest,
        countAll: () => repository.count(criteria),
      });
    },
  };
}

function positionAfter(list: string, cursor: string): InterestPage['after'] {
  const [personId = '', id = ''] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  return { personId, id };
}

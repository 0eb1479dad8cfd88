import { type ConnectionOf, decodeCursor, listOf, toConnection } from '@apogee/shared/graphql';
import type { RegisterChange } from './register-change';
import type { ChangeCriteria, RegisterChangeRepository } from './register-change.repository';

/** The trail as lists read it: newest first. */
export interface RegisterTrail {
  page(
    criteria: ChangeCriteria,
    page: { readonly first: number; readonly after: string | null },
  ): Promise<ConnectionOf<RegisterChange>>;
}

export function createRegisterTrail(repository: RegisterChangeRepository): RegisterTrail {
  return {
    page: async (criteria, { first, after }) => {
      const list = listOf('registerChanges', { ...criteria });
      const below = after === null ? null : Number(decodeCursor(list, after, ['number'])[0]);
      return toConnection({
        list,
        rows: await repository.page(criteria, { below, limit: first + 1 }),
        first,
        after,
        keyOf: ({ id }) => [id],
        toNode: (change) => change,
        countAll: () => repository.count(criteria),
      });
    },
  };
}

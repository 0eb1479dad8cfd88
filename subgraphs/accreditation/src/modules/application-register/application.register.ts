import { BadUserInput } from '@apogee/shared/errors';
import { type ConnectionOf, decodeCursor, listOf, toConnection } from '@apogee/shared/graphql';
import type {
  Application,
  ApplicationCriteria,
  ApplicationPage,
  ApplicationReadingRepository,
} from '../application';

interface RegisterPage {
  readonly first: number;
  readonly after: string | null;
}

/** Files as lists read them. */
export interface ApplicationRegister {
  page(criteria: ApplicationCriteria, page: RegisterPage): Promise<ConnectionOf<Application>>;
}

export function createApplicationRegister(
  repository: ApplicationReadingRepository,
): ApplicationRegister {
  return {
    page: async (criteria, { first, after }) => {
      // A cursor stays good past midnight: the day is not what the client asked.
      const list = listOf('applications', { ...criteria, today: null });
      const rows = await repository.page(criteria, {
        after: after === null ? null : positionAfter(list, after),
        limit: first + 1,
      });
      return toConnection({
        list,
        rows,
        first,
        after,
        keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
        toNode: (application) => application,
        countAll: () => repository.count(criteria),
      });
    },
  };
}

function positionAfter(list: string, cursor: string): ApplicationPage['after'] {
  const [createdAt, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (createdAt === undefined || id === undefined || Number.isNaN(Date.parse(createdAt))) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { createdAt: new Date(createdAt).toISOString(), id };
}

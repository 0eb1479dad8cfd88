import { BadUserInput } from '@apogee/shared/errors';
import {
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  type PageRequest,
  readConnection,
} from '@apogee/shared/graphql';
import type {
  Application,
  ApplicationCriteria,
  ApplicationPage,
  ApplicationReadingRepository,
} from '../application';

/** Files as lists read them. */
export interface ApplicationRegister {
  page(criteria: ApplicationCriteria, page: PageRequest): Promise<ConnectionOf<Application>>;
}

export function createApplicationRegister(
  repository: ApplicationReadingRepository,
): ApplicationRegister {
  return {
    page: (criteria, request) => {
      // A cursor stays good past midnight: the day is not what the client asked.
      const list = listOf('applications', { ...criteria, today: null });
      return readConnection({
        list,
        request,
        positionAfter,
        read: (page) => repository.page(criteria, page),
        keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
        countAll: () => repository.count(criteria),
      });
    },
  };
}

function positionAfter(list: ListName, cursor: string): ApplicationPage['after'] {
  const [createdAt, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (createdAt === undefined || id === undefined || Number.isNaN(Date.parse(createdAt))) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { createdAt: new Date(createdAt).toISOString(), id };
}

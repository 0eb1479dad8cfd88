import { isIsoDate } from '@apogee/shared/clock';
import { BadUserInput } from '@apogee/shared/errors';
import {
  type ConnectionOf,
  decodeCursor,
  type ListName,
  listOf,
  type PageRequest,
  readConnection,
} from '@apogee/shared/graphql';
import type { CommitteeRepository, SessionCriteria, SessionPage } from './committee.repository';
import type { CommitteeSession } from './committee-session';

/** Sessions as lists read them. */
export interface SessionRegister {
  page(criteria: SessionCriteria, page: PageRequest): Promise<ConnectionOf<CommitteeSession>>;
}

export function createSessionRegister(repository: CommitteeRepository): SessionRegister {
  return {
    page: (criteria, request) => {
      // Whose list it is makes no other question: a cursor only says where to go on.
      const list = listOf('committeeSessions', { ...criteria, seatOf: null });
      return readConnection({
        list,
        request,
        positionAfter,
        read: (page) => repository.page(criteria, page),
        keyOf: ({ heldOn, id }) => [heldOn, id],
        countAll: () => repository.count(criteria),
      });
    },
  };
}

function positionAfter(list: ListName, cursor: string): SessionPage['after'] {
  const [heldOn, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (heldOn === undefined || id === undefined || !isIsoDate(heldOn)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { heldOn, id };
}

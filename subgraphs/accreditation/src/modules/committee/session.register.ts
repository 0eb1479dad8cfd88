import { isIsoDate } from '@apogee/shared/clock';
import { BadUserInput } from '@apogee/shared/errors';
import { type ConnectionOf, decodeCursor, listOf, toConnection } from '@apogee/shared/graphql';
import type { CommitteeRepository, SessionCriteria, SessionPage } from './committee.repository';
import type { CommitteeSession } from './committee-session';

interface RegisterPage {
  readonly first: number;
  readonly after: string | null;
}

/** Sessions as lists read them. */
export interface SessionRegister {
  page(criteria: SessionCriteria, page: RegisterPage): Promise<ConnectionOf<CommitteeSession>>;
}

export function createSessionRegister(repository: CommitteeRepository): SessionRegister {
  return {
    page: async (criteria, { first, after }) => {
      // Whose list it is makes no other question: a cursor only says where to go on.
      const list = listOf('committeeSessions', { ...criteria, seatOf: null });
      const rows = await repository.page(criteria, {
        after: after === null ? null : positionAfter(list, after),
        limit: first + 1,
      });
      return toConnection({
        list,
        rows,
        first,
        after,
        keyOf: ({ heldOn, id }) => [heldOn, id],
        toNode: (session) => session,
        countAll: () => repository.count(criteria),
      });
    },
  };
}

function positionAfter(list: string, cursor: string): SessionPage['after'] {
  const [heldOn, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (heldOn === undefined || id === undefined || !isIsoDate(heldOn)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { heldOn, id };
}

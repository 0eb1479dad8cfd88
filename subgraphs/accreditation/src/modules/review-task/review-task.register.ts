import { isIsoDate } from '@apogee/shared/clock';
import { BadUserInput } from '@apogee/shared/errors';
import { type ConnectionOf, decodeCursor, listOf, toConnection } from '@apogee/shared/graphql';
import type { ReviewTask } from './review-task';
import type {
  ReviewTaskRepository,
  TaskCriteria,
  TaskPage,
  TaskViewer,
} from './review-task.repository';

interface RegisterPage {
  readonly first: number;
  readonly after: string | null;
}

/** Tasks as lists read them. */
export interface ReviewTaskRegister {
  page(criteria: TaskCriteria, page: RegisterPage): Promise<ConnectionOf<ReviewTask>>;
}

export function createReviewTaskRegister(
  repository: ReviewTaskRepository,
  viewer: TaskViewer,
): ReviewTaskRegister {
  return {
    page: async (criteria, { first, after }) => {
      const list = listOf('reviewTasks', { ...criteria });
      const rows = await repository.page(viewer, criteria, {
        after: after === null ? null : positionAfter(list, after),
        limit: first + 1,
      });
      return toConnection({
        list,
        rows,
        first,
        after,
        keyOf: ({ dueOn, id }) => [dueOn, id],
        toNode: (task) => task,
        countAll: () => repository.count(viewer, criteria),
      });
    },
  };
}

function positionAfter(list: string, cursor: string): TaskPage['after'] {
  const [dueOn, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (dueOn === undefined || id === undefined || !isIsoDate(dueOn) || !/^\d{1,18}$/.test(id)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { dueOn, id };
}

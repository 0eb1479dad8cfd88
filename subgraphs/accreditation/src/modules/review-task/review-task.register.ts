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
import type { ReviewTask } from './review-task';
import type {
  ReviewTaskRepository,
  TaskCriteria,
  TaskPage,
  TaskViewer,
} from './review-task.repository';

/** Tasks as lists read them. */
export interface ReviewTaskRegister {
  page(criteria: TaskCriteria, page: PageRequest): Promise<ConnectionOf<ReviewTask>>;
}

export function createReviewTaskRegister(
  repository: ReviewTaskRepository,
  viewer: TaskViewer,
): ReviewTaskRegister {
  return {
    page: (criteria, request) => {
      const list = listOf('reviewTasks', { ...criteria });
      return readConnection({
        list,
        request,
        positionAfter,
        read: (page) => repository.page(viewer, criteria, page),
        keyOf: ({ dueOn, id }) => [dueOn, id],
        countAll: () => repository.count(viewer, criteria),
      });
    },
  };
}

function positionAfter(list: ListName, cursor: string): TaskPage['after'] {
  const [dueOn, id] = decodeCursor(list, cursor, ['text', 'text']).map(String);
  if (dueOn === undefined || id === undefined || !isIsoDate(dueOn) || !/^\d{1,18}$/.test(id)) {
    throw new BadUserInput('after: must be a cursor that this list returned.', 'after');
  }
  return { dueOn, id };
}

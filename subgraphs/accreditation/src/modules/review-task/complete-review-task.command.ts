import { Refused } from '@apogee/shared/errors';
import { actorOf, expectVersion, type WriteContext } from '../procedure';
import type { ReviewTask } from './review-task';
import { ReviewTaskRepository } from './review-task.repository';
import { reviewTaskRefusal } from './review-task-refusals';

export interface TaskCompletion {
  readonly taskId: string;
  readonly expectedVersion: number;
  readonly note: string;
}

/** Identifiers are numbers of the database; any other text names no task. */
const IDENTIFIER = /^[1-9]\d{0,17}$/;

/** Closes a task with what came of it. What follows for a label is decided elsewhere. */
export function completeReviewTask(
  { caller, clock, inTransaction }: WriteContext,
  { taskId, expectedVersion, note }: TaskCompletion,
): Promise<ReviewTask> {
  return inTransaction(async (database) => {
    const tasks = new ReviewTaskRepository(database);
    const task = IDENTIFIER.test(taskId) ? await tasks.lock(taskId) : null;
    if (task === null) {
      throw new Refused([
        reviewTaskRefusal('REVIEW_TASK_NOT_FOUND', { path: ['input', 'taskId'] }),
      ]);
    }
    if (task.doneAt !== null) {
      throw new Refused([reviewTaskRefusal('REVIEW_TASK_DONE', { path: ['input', 'taskId'] })]);
    }
    expectVersion(task, expectedVersion);
    return tasks.complete(taskId, { at: clock.now(), by: actorOf(caller), note });
  });
}

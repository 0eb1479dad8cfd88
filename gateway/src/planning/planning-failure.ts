/** A valid operation for which there is no plan. The message may be shown; `cause` may name subgraphs and may not. */
export class PlanningFailure extends Error {
  override readonly name = 'PlanningFailure';
  readonly code = 'PLANNING_FAILED';

  constructor(reason: string, cause?: unknown) {
    super(`This operation cannot be planned: ${reason}.`, { cause });
  }
}

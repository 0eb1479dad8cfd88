import { postOperation } from '../graph/post-operation';
import type { EditedOperation } from '../graph/use-edited-operation';
import { type PlanAnswer, readPlanAnswer } from './plan';

interface PlanRequest extends EditedOperation {
  readonly signal: AbortSignal;
}

/** Asks how an operation would be answered. Nothing is run. */
export async function askPlan(
  address: string,
  { operation, headers, signal }: PlanRequest,
): Promise<PlanAnswer> {
  const answer = await postOperation(address, {
    operation,
    headers: { ...headers, 'graphql-query-plan': 'only', 'graphql-cost': 'report' },
    signal,
  });
  return readPlanAnswer(answer);
}

import type { FetchNode } from '@apollo/query-planner';
import { JointCalls } from './joint-calls';
import { compileCall } from './subgraph-call';

/**
 * One call for all fetches of a plan that ask the same of entities of one subgraph, at different places of the answer.
 * The planner gives each fetch a name of its own: together they travel under that of the first.
 */
export function jointCallsOf(fetches: readonly FetchNode[]): ReadonlyMap<FetchNode, JointCalls> {
  const alike = new Map<string, FetchNode[]>();
  for (const fetch of fetches.filter(({ requires }) => requires !== undefined)) {
    const question = questionOf(fetch);
    alike.set(question, [...(alike.get(question) ?? []), fetch]);
  }
  return new Map([...alike.values()].flatMap(withTheirCall));
}

function questionOf({ serviceName, operation, operationName }: FetchNode): string {
  return `${serviceName} ${operationName === undefined ? operation : operation.replace(operationName, '')}`;
}

function withTheirCall(fetches: readonly FetchNode[]): (readonly [FetchNode, JointCalls])[] {
  const [first, ...others] = fetches;
  if (first === undefined || others.length === 0) {
    return [];
  }
  const calls = new JointCalls(compileCall(first));
  return fetches.map((fetch) => [fetch, calls]);
}

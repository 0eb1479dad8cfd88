import type { PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import type { SubgraphRequest } from '../transports';
import type { SendToSubgraph } from './run';
import { compileCall } from './subgraph-call';
import { readOwn } from './tree';

type Variables = Readonly<Record<string, unknown>>;

/** Where the events of a subscription come from. */
export interface SubscriptionSource {
  readonly subgraph: string;
  /** What opens it. Variables as the client sent them. */
  request(variables: Variables): SubgraphRequest;
}

/** `null` for plans of queries and mutations. Subscriptions have one root field, and so one plan and one source. */
export function subscriptionSource([plan]: readonly QueryPlan[]): SubscriptionSource | null {
  if (plan?.node?.kind !== 'Subscription') {
    return null;
  }
  const { subgraph, operation, variables: needed } = compileCall(plan.node.primary);
  return {
    subgraph,
    request: (variables) => {
      const given = needed.map((name) => [name, readOwn(variables, name)]);
      return { operation, variables: JSON.stringify(Object.fromEntries(given)) };
    },
  };
}

/** The same source, for other variables than it is given. */
export function withVariables(
  source: SubscriptionSource,
  replace: (variables: Variables) => Variables,
): SubscriptionSource {
  return { ...source, request: (variables) => source.request(replace(variables)) };
}

/** An event is the answer to the first part, and the others go on from it: the steps of a subscription run per event. */
export function partsOf({ primary, rest }: SubscriptionNode): readonly PlanNode[] {
  return rest === undefined ? [primary] : [primary, rest];
}

/** Answers the request for the event with the event, and sends all others on. */
export function sendAfterEvent(
  event: Awaited<ReturnType<SendToSubgraph>>,
  send: SendToSubgraph,
): SendToSubgraph {
  return (subgraph, request, asker) =>
    request.operation.kind === 'subscription'
      ? Promise.resolve(event)
      : send(subgraph, request, asker);
}

import type { QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import type { FormattedExecutionResult } from 'graphql';
import type { SubgraphRequest } from '../transports';
import { compileCall } from './subgraph-call';
import { isTree, readOwn } from './tree';

type Variables = Readonly<Record<string, unknown>>;

/** Where the events of a subscription come from. */
export interface EventSource {
  readonly subgraph: string;
  /** What opens it. Variables as the client sent them. */
  request(variables: Variables): SubgraphRequest;
}

export function eventSource({ primary }: SubscriptionNode): EventSource {
  const { subgraph, operation, variables: needed } = compileCall(primary);
  return {
    subgraph,
    request: (variables) => {
      const given = needed.map((name) => [name, readOwn(variables, name)]);
      return { operation, variables: JSON.stringify(Object.fromEntries(given)) };
    },
  };
}

/** `null` for plans of queries and mutations. Subscriptions have one root field, and so one plan. */
export function subscriptionNode([plan]: readonly QueryPlan[]): SubscriptionNode | null {
  return plan?.node?.kind === 'Subscription' ? plan.node : null;
}

/** What an event has under this key. It has one root field. */
export function cursorIn({ data }: FormattedExecutionResult, key: string): string | null {
  const [event] = isTree(data) ? Object.values(data) : [];
  const cursor = isTree(event) ? readOwn(event, key) : null;
  return typeof cursor === 'string' || typeof cursor === 'number' ? String(cursor) : null;
}

/** How the gateway answers an operation, as it says in `extensions.queryPlan`. */
export interface Plan {
  readonly subgraphs: readonly string[];
  /** `null`: nobody is asked. */
  readonly node: PlanNode | null;
  /** Values of the operation, by the variables that the gateway put in their place. */
  readonly literals: Readonly<Record<string, unknown>>;
}

export type PlanNode =
  | SeveralNodes
  | { readonly kind: 'Flatten'; readonly path: readonly string[]; readonly node: PlanNode }
  | ConditionNode
  | SubscriptionNode
  | FetchNode;

/** One after the other, or all at once. */
export interface SeveralNodes {
  readonly kind: 'Sequence' | 'Parallel';
  readonly nodes: readonly PlanNode[];
}

export interface SubscriptionNode {
  readonly kind: 'Subscription';
  readonly primary: FetchNode;
  /** For each event. */
  readonly rest: PlanNode | null;
}

export interface ConditionNode {
  readonly kind: 'Condition';
  readonly variable: string;
  readonly ifTrue: PlanNode | null;
  readonly ifFalse: PlanNode | null;
}

export interface FetchNode {
  readonly kind: 'Fetch';
  readonly subgraph: string;
  readonly operation: string;
  readonly variables: readonly string[];
  readonly requires: readonly { readonly type: string; readonly fields: string }[];
}

interface Cost {
  readonly estimate: number;
  readonly budget: number;
}

/** What there is to show of a planned operation. */
export interface PlanAnswer {
  readonly plan: Plan;
  readonly cost: Cost | null;
}

/** There is no plan to show; the message is the server's own. */
export class NoPlan extends Error {
  override readonly name = 'NoPlan';
}

interface PlanResponse {
  readonly errors?: readonly { readonly message: string }[];
  readonly extensions?: { readonly queryPlan?: Plan; readonly cost?: Cost };
}

/** Reads an answer of the server that this page came from. Throws `NoPlan` when it holds errors instead. */
export function readPlanAnswer(json: unknown): PlanAnswer {
  const { errors = [], extensions } = (json ?? {}) as PlanResponse;
  if (extensions?.queryPlan === undefined) {
    throw new NoPlan(errors.map(({ message }) => message).join('\n'));
  }
  return { plan: extensions.queryPlan, cost: extensions.cost ?? null };
}

/** How an operation is answered, as JSON: `extensions.queryPlan` (docs/explorer.md). Names subgraphs, never where they are. */
export interface PlanDocument {
  /** The subgraphs that are asked, in the order of the plan. */
  readonly subgraphs: readonly string[];
  /** `null`: nobody is asked, the gateway knows the answer. */
  readonly node: PlanDocumentNode | null;
  /**
   * What the client wrote into its operation, by the names of the variables that took its place, so that operations
   * which differ only in this share a plan.
   */
  readonly literals: Readonly<Record<string, unknown>>;
}

export type PlanDocumentNode =
  | SequenceDocument
  | ParallelDocument
  | FetchDocument
  | FlattenDocument
  | ConditionDocument
  | SubscriptionDocument;

/** One after the other: each needs what the one before has brought. */
interface SequenceDocument {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanDocumentNode[];
}

/** All at once. */
interface ParallelDocument {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanDocumentNode[];
}

/** One request to a subgraph. */
export interface FetchDocument {
  readonly kind: 'Fetch';
  readonly subgraph: string;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** As the subgraph gets it, laid out for people. */
  readonly operation: string;
  /** Variables that are sent along: the client's, and those in the place of its literals. */
  readonly variables: readonly string[];
  /** What entities are asked by; empty for a fetch of root fields. */
  readonly requires: readonly RequiredFields[];
}

/** The fields of a type of entity that are sent along, as `@key(fields:)` has them. */
export interface RequiredFields {
  readonly type: string;
  readonly fields: string;
}

/** Works on what is at a path of the answer. */
interface FlattenDocument {
  readonly kind: 'Flatten';
  /** Response keys; `@` stands for each item of a list. */
  readonly path: readonly string[];
  readonly node: PlanDocumentNode;
}

/** One of two ways, by a Boolean variable. */
interface ConditionDocument {
  readonly kind: 'Condition';
  readonly variable: string;
  readonly ifTrue: PlanDocumentNode | null;
  readonly ifFalse: PlanDocumentNode | null;
}

/** A stream of events, and what is fetched for each of them. */
interface SubscriptionDocument {
  readonly kind: 'Subscription';
  readonly primary: FetchDocument;
  readonly rest: PlanDocumentNode | null;
}

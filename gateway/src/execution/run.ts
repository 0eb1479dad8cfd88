import type { Caller } from '@apogee/shared/identity';
import type { FormattedExecutionResult, GraphQLError } from 'graphql';
import type { CallSignal, SubgraphRequest } from '../transports';
import type { FetchedTexts } from './fetched-texts';
import type { Targets } from './targets';
import type { Tree } from './tree';
import type { Twins } from './twins';

export type Path = readonly (string | number)[];

/** For whom subgraphs are called. */
export interface CallAsker {
  readonly caller: Caller;
  /** Aborted when nobody waits for the answer any more; `null` when it must be finished regardless. */
  readonly signal: CallSignal | null;
}

/** How a request reaches a subgraph. The answer belongs to the executor, which changes it. */
export type SendToSubgraph = (
  subgraph: string,
  request: SubgraphRequest,
  asker: CallAsker,
) => Promise<FormattedExecutionResult>;

/** An answer that is being made. */
export interface AnswerDraft {
  /** Everything fetched for it, merged. */
  readonly tree: Tree;
  readonly errors: GraphQLError[];
}

/** One execution of one operation: what it was asked, and what it has gathered so far. */
export interface Run extends CallAsker {
  readonly send: SendToSubgraph;
  /** As the client sent them: each subgraph coerces them and fills in defaults for itself. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Coerced and with defaults, for the decisions that are made here. */
  readonly coercedVariables: Readonly<Record<string, unknown>>;
  /** One; for the events of a subscription, one for each that is answered in this run. */
  readonly drafts: readonly AnswerDraft[];
  /** The objects of the drafts that hang at several places. */
  readonly twins: Twins;
  readonly texts: FetchedTexts;
}

/** A compiled plan node: fetches for the given objects and merges into them. Never rejects. */
export type Step = (run: Run, targets: Targets) => Promise<void>;

import type { QueryPlan } from '@apollo/query-planner';
import type { GraphQLError } from 'graphql';
import { compilePlan } from './compile-plan';
import { type ExecutionRequest, newDraft, runOf } from './draft';
import type { PlanContext } from './fetch-context';
import type { FetchedTexts } from './fetched-texts';
import { mergeInto } from './merge';
import { whereNodesAreMissing } from './missing-nodes';
import { dropNamesakes } from './namesakes';
import type { AnswerDraft, Run, Step } from './run';
import { Targets } from './targets';

/** What there is to execute, and what every execution complains of. */
export interface FetchedOperation {
  /** Mostly one. Several are executed apart, and what they fetch is merged. */
  readonly plans: readonly QueryPlan[];
  /** The keys of nodes that several plans fetch, each from one subgraph. */
  readonly nodeKeys: ReadonlySet<string>;
  /** Errors that every execution has, with paths in the keys of the plans. */
  readonly foreseen: readonly GraphQLError[];
}

/** Gets what a query or mutation asks, compiled from its plans. Runs any number of times, also at once. */
export class OperationFetch {
  readonly foreseen: readonly GraphQLError[];
  private readonly nodeKeys: ReadonlySet<string>;
  private readonly steps: readonly Step[];
  private readonly context: PlanContext;

  /** Throws `UnsupportedPlan`. */
  constructor({ plans, nodeKeys, foreseen }: FetchedOperation, context: PlanContext) {
    this.steps = plans.map((plan) => compilePlan({ plan, isOnly: plans.length === 1 }, context));
    this.context = context;
    this.foreseen = foreseen;
    this.nodeKeys = nodeKeys;
  }

  /** Never rejects: whatever fails is in the draft's errors. */
  async run(request: ExecutionRequest, draft: AnswerDraft): Promise<Run> {
    const run = runOf(request, [draft]);
    const [first, ...others] = this.steps;
    if (others.length === 0) {
      await first?.(run, Targets.of(draft.tree));
    } else {
      await this.fetchApart(draft, request, run.texts);
    }
    return run;
  }

  /** Each plan has a tree of its own: two plans may fetch different things under one key. */
  private async fetchApart(
    draft: AnswerDraft,
    request: ExecutionRequest,
    texts: FetchedTexts,
  ): Promise<void> {
    const parts = await Promise.all(
      this.steps.map(async (step) => {
        const part = newDraft([]);
        await step(runOf(request, [part], texts), Targets.of(part.tree));
        return part;
      }),
    );
    for (const { tree } of parts) {
      dropNamesakes(tree, draft.tree, this.nodeKeys);
      mergeInto(draft.tree, tree, this.context.interfaces);
    }
    for (const error of parts.flatMap(({ errors }) => errors)) {
      draft.errors.push(...whereNodesAreMissing(error, draft.tree, this.nodeKeys));
    }
  }
}

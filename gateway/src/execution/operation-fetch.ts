import type { QueryPlan } from '@apollo/query-planner';
import type { GraphQLError } from 'graphql';
import { compilePlan } from './compile-plan';
import { type ExecutionRequest, runOf } from './draft';
import type { PlanContext } from './fetch-context';
import { mergeInto } from './merge';
import type { AnswerDraft, Run, Step } from './run';
import { Targets } from './targets';
import { newTree } from './tree';

/** Gets what a query or mutation asks, compiled from its plans. Runs any number of times, also at once. */
export class OperationFetch {
  /** Errors that every execution has, with paths in the keys of the plans. */
  readonly foreseen: readonly GraphQLError[];
  private readonly steps: readonly Step[];
  private readonly context: PlanContext;

  /** Plans are mostly one. Several are executed apart, and what they fetch is merged. Throws `UnsupportedPlan`. */
  constructor(
    plans: readonly QueryPlan[],
    context: PlanContext,
    foreseen: readonly GraphQLError[],
  ) {
    this.steps = plans.map((plan) => compilePlan({ plan, isOnly: plans.length === 1 }, context));
    this.context = context;
    this.foreseen = foreseen;
  }

  /** Never rejects: whatever fails is in the draft's errors. */
  async run(request: ExecutionRequest, draft: AnswerDraft): Promise<Run> {
    const run = runOf(request, [draft]);
    const [first, ...others] = this.steps;
    if (others.length === 0) {
      await first?.(run, Targets.of(draft.tree));
    } else {
      await this.fetchApart(draft, request);
    }
    return run;
  }

  /** Each plan has a tree of its own: two plans may fetch different things under one key. */
  private async fetchApart(
    { tree, errors }: AnswerDraft,
    request: ExecutionRequest,
  ): Promise<void> {
    const parts = await Promise.all(
      this.steps.map(async (step) => {
        const part = newTree();
        await step(runOf(request, [{ tree: part, errors }]), Targets.of(part));
        return part;
      }),
    );
    for (const part of parts) {
      mergeInto(tree, part, this.context.interfaces);
    }
  }
}

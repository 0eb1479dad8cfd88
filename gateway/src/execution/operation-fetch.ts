import type { QueryPlan } from '@apollo/query-planner';
import type { GraphQLError } from 'graphql';
import { compilePlan } from './compile-plan';
import type { PlanContext } from './fetch-context';
import { mergeInto } from './merge';
import type { CallAsker, Run, SendToSubgraph, Step } from './run';
import { Targets } from './targets';
import { newTree } from './tree';
import { Twins } from './twins';

export interface ExecutionRequest extends CallAsker {
  readonly send: SendToSubgraph;
  /** As the client sent them. Known to be valid. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same, coerced and with defaults. */
  readonly coercedVariables: Readonly<Record<string, unknown>>;
}

/** Gets what an operation asks, compiled from its plans. Runs any number of times, also at once. */
export class OperationFetch {
  private readonly steps: readonly Step[];
  private readonly context: PlanContext;
  private readonly foreseen: readonly GraphQLError[];

  /**
   * Plans are mostly one. Several are executed apart, and what they fetch is merged. `foreseen` are errors that every
   * execution has, with paths in the keys of the plans. Throws `UnsupportedPlan`.
   */
  constructor(
    plans: readonly QueryPlan[],
    context: PlanContext,
    foreseen: readonly GraphQLError[],
  ) {
    this.steps = plans.map((plan) => compilePlan({ plan, isOnly: plans.length === 1 }, context));
    this.context = context;
    this.foreseen = foreseen;
  }

  /** Never rejects: whatever fails is in the run's errors. */
  async run(request: ExecutionRequest): Promise<Run> {
    const errors: GraphQLError[] = [...this.foreseen];
    const all = runOf(request, errors);
    const [first, ...others] = this.steps;
    if (others.length === 0) {
      await first?.(all, Targets.of(all.tree));
    } else {
      await this.fetchApart(all, request);
    }
    return all;
  }

  /** Each plan has a tree of its own: two plans may fetch different things under one key. */
  private async fetchApart(all: Run, request: ExecutionRequest): Promise<void> {
    const runs = await Promise.all(
      this.steps.map(async (step) => {
        const run = runOf(request, all.errors);
        await step(run, Targets.of(run.tree));
        return run;
      }),
    );
    for (const { tree } of runs) {
      mergeInto(all.tree, tree, this.context.interfaces);
    }
  }
}

/** Named one by one: a spread would copy the request for every execution, slowly. */
function runOf(
  { send, variables, coercedVariables, caller, signal }: ExecutionRequest,
  errors: GraphQLError[],
): Run {
  const tree = newTree();
  const twins = new Twins();
  return { send, variables, coercedVariables, caller, signal, tree, twins, errors };
}

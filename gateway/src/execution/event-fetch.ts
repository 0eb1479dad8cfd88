import type { SubscriptionNode } from '@apollo/query-planner';
import type { FormattedExecutionResult, GraphQLError } from 'graphql';
import { compileSubscription, type SubscriptionSteps } from './compile-plan';
import { type ExecutionRequest, newDraft, runOf } from './draft';
import type { PlanContext } from './fetch-context';
import { FetchedTexts } from './fetched-texts';
import type { AnswerDraft, Run } from './run';
import { Targets } from './targets';

/** Gets what a subscription asks besides its events, compiled from its plan. Runs any number of times, also at once. */
export class EventFetch {
  private readonly steps: SubscriptionSteps;
  private readonly foreseen: readonly GraphQLError[];

  /** `foreseen` are errors that every answer has, with paths in the keys of the plan. Throws `UnsupportedPlan`. */
  constructor(node: SubscriptionNode, context: PlanContext, foreseen: readonly GraphQLError[]) {
    this.steps = compileSubscription(node, context);
    this.foreseen = foreseen;
  }

  /**
   * Begins an answer with each event, in their order, and asks the other subgraphs for all of them at once. Events
   * belong to the run, which changes them. Never rejects: whatever fails is in the errors of the drafts.
   */
  async run(request: ExecutionRequest, events: readonly FormattedExecutionResult[]): Promise<Run> {
    const texts = new FetchedTexts();
    const drafts = await Promise.all(events.map((event) => this.begin(request, event, texts)));
    const run = runOf(request, drafts, texts);
    await this.steps.rest?.(run, Targets.of(...drafts.map(({ tree }) => tree)));
    return run;
  }

  /** An event is the answer to the first fetch of the plan. */
  private async begin(
    request: ExecutionRequest,
    event: FormattedExecutionResult,
    texts: FetchedTexts,
  ): Promise<AnswerDraft> {
    const draft = newDraft(this.foreseen);
    const send = (): Promise<FormattedExecutionResult> => Promise.resolve(event);
    await this.steps.primary(runOf({ ...request, send }, [draft], texts), Targets.of(draft.tree));
    return draft;
  }
}

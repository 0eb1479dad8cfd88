import type { FormattedExecutionResult } from 'graphql';
import type { Answer, AnswerMaker } from './answer-maker';
import type { ExecutionRequest } from './draft';
import type { EventFetch } from './event-fetch';

/** A subscription compiled from its plan: answers events as they come. */
export class ExecutableSubscription {
  private readonly eventFetch: EventFetch;
  private readonly answers: AnswerMaker;

  constructor(fetch: EventFetch, answers: AnswerMaker) {
    this.eventFetch = fetch;
    this.answers = answers;
  }

  /** One answer for each event, in their order. Never rejects for what a subgraph does. */
  async answer(
    request: ExecutionRequest,
    events: readonly FormattedExecutionResult[],
  ): Promise<readonly Answer[]> {
    const run = await this.eventFetch.run(request, events);
    return run.drafts.map((draft) => this.answers.make(run, draft));
  }
}

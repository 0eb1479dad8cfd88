import type { Answer, AnswerMaker } from './answer-maker';
import { type ExecutionRequest, newDraft } from './draft';
import type { OperationFetch } from './operation-fetch';

/** A query or mutation compiled from its plan. Runs any number of times, also at once. */
export class ExecutableOperation {
  private readonly operationFetch: OperationFetch;
  private readonly answers: AnswerMaker;

  /** `fetch` gets what is asked, whatever the client calls it. */
  constructor(fetch: OperationFetch, answers: AnswerMaker) {
    this.operationFetch = fetch;
    this.answers = answers;
  }

  /** Never rejects for what a subgraph does: whatever fails is in the answer's errors. */
  async execute(request: ExecutionRequest): Promise<Answer> {
    const draft = newDraft(this.operationFetch.foreseen);
    return this.answers.make(await this.operationFetch.run(request, draft), draft);
  }
}

import type { Answer, AnswerMaker } from './answer-maker';
import { type ExecutionRequest, newDraft } from './draft';
import type { OperationFetch } from './operation-fetch';

/** A query or mutation compiled from its plan. Runs any number of times, also at once. */
export class ExecutableOperation {
  private readonly operationFetch: OperationFetch;
  private readonly answers: AnswerMaker;
  private lastSize = 0;

  /** `fetch` gets what is asked, whatever the client calls it. */
  constructor(fetch: OperationFetch, answers: AnswerMaker) {
    this.operationFetch = fetch;
    this.answers = answers;
  }

  /** Characters that an answer may be expected to have; 0 before the first one. */
  get usualSize(): number {
    return this.lastSize;
  }

  /** Never rejects for what a subgraph does: whatever fails is in the answer's errors. */
  async execute(request: ExecutionRequest): Promise<Answer> {
    const draft = newDraft(this.operationFetch.foreseen);
    const answer = this.answers.make(await this.operationFetch.run(request, draft), draft);
    this.lastSize = answer.data?.json.length ?? 0;
    return answer;
  }
}

/** Why a subgraph gave no answer. Stable codes, see `docs/errors.md`. */
export type SubgraphFailureCode =
  | 'SUBGRAPH_UNAVAILABLE'
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_BAD_ANSWER'
  | 'SUBGRAPH_ANSWER_TOO_LARGE'
  | 'OPERATION_TIMEOUT'
  | 'CLIENT_GONE';

const SENTENCES: Readonly<Record<SubgraphFailureCode, string>> = {
  SUBGRAPH_UNAVAILABLE: 'could not be reached',
  SUBGRAPH_TIMEOUT: 'did not answer in time',
  SUBGRAPH_BAD_ANSWER: 'did not answer with GraphQL',
  SUBGRAPH_ANSWER_TOO_LARGE: 'answered with more than is accepted',
  OPERATION_TIMEOUT: 'had not answered when the time of the whole operation was over',
  CLIENT_GONE: 'was not waited for because the client had gone',
};

/** A subgraph that gave no GraphQL answer. The message may be shown: it names the subgraph and no address. */
export class SubgraphFailure extends Error {
  override readonly name = 'SubgraphFailure';
  readonly code: SubgraphFailureCode;

  constructor(subgraph: string, code: SubgraphFailureCode, cause?: unknown) {
    super(`The subgraph "${subgraph}" ${SENTENCES[code]}.`, { cause });
    this.code = code;
  }
}

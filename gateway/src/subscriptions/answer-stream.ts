import type { GraphQLFormattedError } from 'graphql';
import type { StreamedAnswer } from './streamed-answer';

/** Answers to the events of a subscription. Rejects with `StreamFailure` when it cannot go on. */
export interface AnswerStream extends AsyncIterableIterator<StreamedAnswer> {
  /** From where to go on elsewhere; `null` when that cannot be done. */
  readonly cursor: string | null;
  return(): Promise<IteratorResult<StreamedAnswer>>;
}

/** Why a subscription ended that should have gone on, as the client may see it. */
export class StreamFailure extends Error {
  override readonly name = 'StreamFailure';
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[], cause: unknown) {
    super('The stream of a subscription failed.', { cause });
    this.errors = errors;
  }
}

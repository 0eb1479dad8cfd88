import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

/** Answers to the events of a subscription. Rejects with `StreamFailure` when it cannot go on. */
export interface AnswerStream extends AsyncIterableIterator<FormattedExecutionResult> {
  return(): Promise<IteratorResult<FormattedExecutionResult>>;
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

export interface Formatting<Answer> {
  readonly answer: (answer: Answer) => FormattedExecutionResult;
  readonly failure: (failure: unknown) => readonly GraphQLFormattedError[];
}

/** Formats answers as they are asked for. Not a generator: those cannot be ended while they wait. */
export function formatStream<Answer>(
  answers: AsyncIterableIterator<Answer>,
  format: Formatting<Answer>,
): AnswerStream {
  const stream: AnswerStream = {
    next: async () => {
      try {
        const next = await answers.next();
        return next.done === true ? next : { done: false, value: format.answer(next.value) };
      } catch (failure) {
        throw new StreamFailure(format.failure(failure), failure);
      }
    },
    return: async () => {
      await answers.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

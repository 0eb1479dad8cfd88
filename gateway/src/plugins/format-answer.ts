import {
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import type { Answer, AnswerText } from '../execution';

export type FormatError = (
  formatted: GraphQLFormattedError,
  error: unknown,
) => GraphQLFormattedError;

/** `data` is absent when nothing was executed. */
export type Answered = Pick<Answer, 'errors'> & Partial<Answer>;

const UNNAMED_CODE = 'INTERNAL_SERVER_ERROR';

/** Apollo formats only the errors of its own execution, so others are formatted here as it would. */
export function formatAnswer(
  { data, errors }: Answered,
  formatError: FormatError,
): FormattedExecutionResult {
  const formatted = errors.map((error) => formatError(withCode(error), error));
  return {
    ...(formatted.length === 0 ? {} : { errors: formatted }),
    ...(data === undefined ? {} : { data: asRecord(data) }),
  };
}

/** Apollo only passes it on, to `stringifyAnswer` or to whoever asks for its JSON. */
function asRecord(data: AnswerText | null): Record<string, unknown> | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it stands for a record wherever JSON is made of it
  return data as unknown as Record<string, unknown> | null;
}

function withCode(error: GraphQLError): GraphQLFormattedError {
  return {
    ...error.toJSON(),
    extensions: { ...error.extensions, code: error.extensions['code'] ?? UNNAMED_CODE },
  };
}

import type { FormattedExecutionResult } from 'graphql';
import { AnswerText } from '../execution';

/** An answer as the text of a response body. Data that is JSON text already is put in as it is. */
export function stringifyAnswer(result: FormattedExecutionResult): string {
  // What the type calls a record may be a text that stands for one: `answerOperations` puts it there.
  const data: unknown = result.data;
  if (!(data instanceof AnswerText)) {
    return JSON.stringify(result);
  }
  const { errors, extensions } = result;
  const before = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
  const after = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`;
  return `{${before}"data":${data.json}${after}}`;
}

import type { FormattedExecutionResult } from 'graphql';

/** What came from a subgraph is not an answer to a GraphQL request. */
export class NotGraphQL extends Error {
  override readonly name = 'NotGraphQL';
}

/** No key that JSON could have. */
const PLAIN = Symbol('plain');

type ReadAnswer = FormattedExecutionResult & { [PLAIN]?: boolean };

/** Throws `NotGraphQL`, with this sentence, for what is none. */
export function readGraphQLAnswer(json: string, complaint: string): FormattedExecutionResult {
  const answer = parsed(json);
  if (!isGraphQLAnswer(answer)) {
    throw new NotGraphQL(complaint);
  }
  if (!json.includes('\\')) {
    Object.defineProperty(answer, PLAIN, { value: true });
  }
  return answer;
}

/** Whether JSON has each text of an answer exactly as it is, between quotation marks: that is how it came. */
export function hasPlainTexts(answer: ReadAnswer | null): boolean {
  return answer?.[PLAIN] === true;
}

/** `null` for what is not JSON. The parser's own complaint quotes the text, which does not belong into a log. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function isGraphQLAnswer(answer: unknown): answer is ReadAnswer {
  return typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer);
}

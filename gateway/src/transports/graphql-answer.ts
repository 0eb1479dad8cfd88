import type { FormattedExecutionResult } from 'graphql';

/** What came from a subgraph is not an answer to a GraphQL request. */
export class NotGraphQL extends Error {
  override readonly name = 'NotGraphQL';
}

/** Throws `NotGraphQL`, with this sentence, for what is none. */
export function readGraphQLAnswer(json: string, complaint: string): FormattedExecutionResult {
  const answer = parsed(json);
  if (!isGraphQLAnswer(answer)) {
    throw new NotGraphQL(complaint);
  }
  return answer;
}

/** `null` for what is not JSON. The parser's own complaint quotes the text, which does not belong into a log. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function isGraphQLAnswer(answer: unknown): answer is FormattedExecutionResult {
  return typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer);
}

import type { GraphQLError } from 'graphql';
import { FetchedTexts } from './fetched-texts';
import type { AnswerDraft, CallAsker, Run, SendToSubgraph } from './run';
import { newTree } from './tree';
import { Twins } from './twins';

export interface ExecutionRequest extends CallAsker {
  readonly send: SendToSubgraph;
  /** As the client sent them. Known to be valid. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same, coerced and with defaults. */
  readonly coercedVariables: Readonly<Record<string, unknown>>;
}

/** `foreseen` are errors that every answer has, with paths in the keys of the plans. */
export function newDraft(foreseen: readonly GraphQLError[]): AnswerDraft {
  return { tree: newTree(), errors: [...foreseen] };
}

/** `texts` are those of another run that this one is a part of. Named one by one: a spread would copy the request for every execution, slowly. */
export function runOf(
  { send, variables, coercedVariables, caller, signal }: ExecutionRequest,
  drafts: readonly AnswerDraft[],
  texts = new FetchedTexts(),
): Run {
  const twins = new Twins();
  return { send, variables, coercedVariables, caller, signal, drafts, twins, texts };
}

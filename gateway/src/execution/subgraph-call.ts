import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLFormattedError } from 'graphql';
import {
  hasPlainTexts,
  SubgraphFailure,
  type SubgraphOperation,
  type SubgraphRequest,
} from '../transports';
import { valueAsJson } from './json-text';
import type { Run } from './run';
import { isTree, readOwn, type Tree } from './tree';

/** What a fetch sends, but for the variables of the moment. */
export interface SubgraphCall {
  readonly subgraph: string;
  readonly operation: SubgraphOperation;
  /** Names of the operation's variables that the subgraph needs. */
  readonly variables: readonly string[];
}

/** An answer, perhaps with errors, or the reason why there is none. */
export type Outcome =
  | {
      readonly kind: 'answered';
      readonly data: Tree | null;
      readonly errors: readonly GraphQLFormattedError[];
    }
  | { readonly kind: 'failed'; readonly cause: unknown };

export function compileCall(fetch: FetchNode): SubgraphCall {
  return {
    subgraph: fetch.serviceName,
    operation: {
      kind: fetch.operationKind,
      query: fetch.operation,
      ...(fetch.operationName === undefined ? {} : { operationName: fetch.operationName }),
    },
    variables: fetch.variableUsages ?? [],
  };
}

/** Calls a subgraph. Never rejects. */
export async function callSubgraph(
  run: Run,
  subgraph: string,
  request: SubgraphRequest,
): Promise<Outcome> {
  try {
    const answer = await run.send(subgraph, request, run);
    run.texts.arePlain &&= hasPlainTexts(answer);
    return asOutcome(subgraph, answer);
  } catch (cause) {
    return { kind: 'failed', cause };
  }
}

/** The variables of a call, as JSON text. */
export function writeVariables(
  run: Run,
  { variables: needed }: SubgraphCall,
  representations?: readonly string[],
): string {
  const members: string[] = [];
  for (const name of needed) {
    const value = readOwn(run.variables, name);
    if (value !== undefined) {
      members.push(`${JSON.stringify(name)}:${valueAsJson(value)}`);
    }
  }
  if (representations !== undefined) {
    members.push(`"representations":[${representations.join(',')}]`);
  }
  return `{${members.join(',')}}`;
}

/** What comes over a wire may be any JSON. */
function asOutcome(subgraph: string, answer: unknown): Outcome {
  const { data, errors } = isTree(answer) ? answer : { data: answer, errors: undefined };
  if (data !== undefined && data !== null && !isTree(data)) {
    return { kind: 'failed', cause: new SubgraphFailure(subgraph, 'SUBGRAPH_BAD_ANSWER') };
  }
  return {
    kind: 'answered',
    data: data ?? null,
    errors: Array.isArray(errors) ? errors.map(asReportedError) : [],
  };
}

function asReportedError(error: unknown): GraphQLFormattedError {
  const { message, path, extensions } = isTree(error) ? error : {};
  return {
    message: typeof message === 'string' ? message : 'The subgraph reported an error.',
    ...(isPath(path) ? { path } : {}),
    ...(isTree(extensions) ? { extensions } : {}),
  };
}

function isPath(path: unknown): path is (string | number)[] {
  return (
    Array.isArray(path) &&
    path.every((element) => typeof element === 'string' || typeof element === 'number')
  );
}

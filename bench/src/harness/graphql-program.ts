import { setTimeout as wait } from 'node:timers/promises';
import type { Program } from './processes';

const ASK_AGAIN_MS = 100;
const PROBE = '{"query":"{ __typename }"}';
const LONGEST_QUOTE = 500;

/** Where a program answers GraphQL, and how long it may take for it. */
export interface GraphQLAddress {
  /** What it is called in errors. */
  readonly name: string;
  readonly port: number;
  readonly longestAnswerMs: number;
}

export function graphqlUrl(port: number): string {
  return `http://127.0.0.1:${port}/graphql`;
}

/** The text of an answer with status 200. */
export async function askGraphQL(
  { name, port, longestAnswerMs }: GraphQLAddress,
  body: string,
): Promise<string> {
  const answer = await fetch(graphqlUrl(port), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal: AbortSignal.timeout(longestAnswerMs),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${name} answered ${answer.status}: ${text.slice(0, LONGEST_QUOTE)}`);
  }
  return text;
}

/** Resolves once the program answers; kills it and throws with the end of its output when it does not. */
export function untilItAnswers(
  program: Program,
  address: GraphQLAddress,
  longestStartMs: number,
): Promise<void> {
  return untilReady(program, () => answers(address), longestStartMs);
}

/** As `untilItAnswers`, for a program that tells in another way. */
export async function untilReady(
  program: Program,
  isReady: () => Promise<boolean>,
  longestStartMs: number,
): Promise<void> {
  const giveUpAt = performance.now() + longestStartMs;
  while (!(await isReady())) {
    if (!program.running || performance.now() > giveUpAt) {
      program.kill();
      throw program.failure('did not start');
    }
    await wait(ASK_AGAIN_MS);
  }
}

async function answers(address: GraphQLAddress): Promise<boolean> {
  try {
    return (await askGraphQL(address, PROBE)).includes('Query');
  } catch {
    return false;
  }
}

import { isDeepStrictEqual } from 'node:util';
import type { BenchOperation, Parameters } from './operations';
import { askStack, type Stack } from './stacks';

/** Size of the answers of each stack, in bytes, by the stack's name: the mean over the parameters. */
export type AnswerBytes = ReadonlyMap<string, number>;

export interface Question {
  readonly operation: BenchOperation;
  readonly parameters: readonly Parameters[];
}

/**
 * Asks every stack everything once. Throws when one fails, when those that serve our schema do not answer the same,
 * or when the floor's rows are others.
 */
export async function compareAnswers(
  stacks: readonly Stack[],
  { operation, parameters }: Question,
): Promise<AnswerBytes> {
  const bytes = new Map<string, number>();
  for (const values of parameters) {
    const answers = new Map<string, unknown>();
    for (const stack of stacks) {
      const text = await askStack(stack, stack.kind.body(operation, values));
      const { name } = stack.kind;
      bytes.set(name, (bytes.get(name) ?? 0) + Buffer.byteLength(text) / parameters.length);
      answers.set(name, dataOf(text, `${name}, ${operation.name} ${JSON.stringify(values)}`));
    }
    expectEqual(stacks, answers, { operation, values });
  }
  return bytes;
}

function dataOf(text: string, what: string): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are looked at before they are used
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (errors !== undefined || data === undefined || data === null) {
    throw new Error(`${what}: ${text.slice(0, 1000)}`);
  }
  return data;
}

interface Asked {
  readonly operation: BenchOperation;
  readonly values: Parameters;
}

function expectEqual(
  stacks: readonly Stack[],
  answers: ReadonlyMap<string, unknown>,
  { operation, values }: Asked,
): void {
  const [first, ...others] = stacks.filter(({ kind }) => kind.servesOurSchema);
  if (first === undefined) {
    return;
  }
  const expected = answers.get(first.kind.name);
  for (const { kind } of others) {
    expectSame(
      expected,
      answers.get(kind.name),
      `${kind.name}, ${operation.name} ${JSON.stringify(values)}`,
    );
  }
  if (answers.has('floor')) {
    const rows = without(expected, new Set(operation.floor.without));
    expectSame(rows, answers.get('floor'), `floor, ${operation.name} ${JSON.stringify(values)}`);
  }
}

function expectSame(expected: unknown, found: unknown, what: string): void {
  if (!isDeepStrictEqual(expected, found)) {
    throw new Error(`${what}: another answer than ours\n${firstDifference(expected, found, '')}`);
  }
}

function without(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => without(entry, names));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !names.has(name))
        .map(([name, entry]) => [name, without(entry, names)]),
    );
  }
  return value;
}

function firstDifference(expected: unknown, found: unknown, path: string): string {
  if (
    typeof expected === 'object' &&
    typeof found === 'object' &&
    expected !== null &&
    found !== null
  ) {
    const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
    const name = [...names].find(
      (key) => !isDeepStrictEqual(entry(expected, key), entry(found, key)),
    );
    if (name !== undefined) {
      return firstDifference(entry(expected, name), entry(found, name), `${path}/${name}`);
    }
  }
  return `${path}: ${JSON.stringify(expected)?.slice(0, 300)} and ${JSON.stringify(found)?.slice(0, 300)}`;
}

function entry(of: object, name: string): unknown {
  return Object.entries(of).find(([key]) => key === name)?.[1];
}

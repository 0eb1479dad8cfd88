import { join } from 'node:path';
import { type ExampleOperation, readExampleOperations } from '@apogee/gateway';
import type { Operation } from './client';
import { ROOT } from './program';

export interface Example extends Operation {
  readonly name: string;
  readonly title: string;
}

/** The worked examples that only ask, and that everybody may ask, as a client sends them. */
export async function readExamples(): Promise<readonly Example[]> {
  const examples = await readEveryExample();
  return examples.filter(({ kind, identity }) => kind === 'query' && identity === undefined);
}

/** One with whatever its file says of it. */
type AnyExample = Example & Omit<ExampleOperation, 'variables'>;

/** All worked examples of `schema/operations`. */
export async function readEveryExample(): Promise<readonly AnyExample[]> {
  const examples = await readExampleOperations(join(ROOT, 'schema/operations'));
  return examples.map((example) =>
    Object.assign(example, {
      variables: JSON.parse(example.variables ?? '{}') as Record<string, unknown>,
    }),
  );
}

/** The text of an answer without the moment up to which search knows what happened: each process has its own. */
export function withoutFreshness(text: string): string {
  return text.replaceAll(/"projectionAsOf":"[^"]*"/g, '"projectionAsOf":null');
}

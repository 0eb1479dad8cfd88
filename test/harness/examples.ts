import { join } from 'node:path';
import { readExampleOperations } from '@apogee/gateway';
import type { Operation } from './client';
import { ROOT } from './program';

export interface Example extends Operation {
  readonly name: string;
  readonly title: string;
}

/** The worked examples of `schema/operations`, as a client sends them. */
export async function readExamples(): Promise<readonly Example[]> {
  const examples = await readExampleOperations(join(ROOT, 'schema/operations'));
  return examples.map(({ name, title, query, variables }) => ({
    name,
    title,
    query,
    variables: JSON.parse(variables ?? '{}') as Record<string, unknown>,
  }));
}

/** The text of an answer without the moment up to which search knows what happened: each process has its own. */
export function withoutFreshness(text: string): string {
  return text.replaceAll(/"projectionAsOf":"[^"]*"/g, '"projectionAsOf":null');
}

import { join } from 'node:path';
import { contentHash, createTestDatabase, type TestDatabase } from '@apogee/shared/testing';
import { ROOT, startProgram } from './program';

export type { TestDatabase };

/** What the loaded data is made of: when one of these changes, the prepared copy is made anew. */
const INGREDIENTS = [
  join(ROOT, 'shared/src/events'),
  ...['catalogue', 'accreditation', 'geo'].flatMap((name) => [
    join(ROOT, `subgraphs/${name}/src`),
    join(ROOT, `subgraphs/${name}/sample-data`),
  ]),
];

/** A database of one's own, migrated and with the sample data, made as `npm run seed` makes it. */
export function sampleDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    template: { key: `sample-${contentHash(INGREDIENTS)}`, prepare: seed },
  });
}

async function seed(url: string): Promise<void> {
  const { status, output } = await startProgram({
    script: 'all-in-one/dist/seed.js',
    env: { DATABASE_URL: url },
  }).exit;
  if (status !== 0) {
    throw new Error(`npm run seed failed:\n${output}`);
  }
}

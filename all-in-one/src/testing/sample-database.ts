import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { contentHash, createTestDatabase, type TestDatabase } from '@apogee/shared/testing';

const ROOT = join(__dirname, '../../..');
/** What the loaded data is made of: when one of these changes, the prepared copy is made anew. */
const INGREDIENTS = [
  join(ROOT, 'shared/src/events'),
  ...['catalogue', 'accreditation', 'geo'].flatMap((name) => [
    join(ROOT, `subgraphs/${name}/src`),
    join(ROOT, `subgraphs/${name}/sample-data`),
  ]),
];

/**
 * A database of one's own, migrated and with the sample data of all subgraphs, made as `npm run seed` makes it. Needs
 * the built programs: `npm run build`.
 */
export function sampleDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    template: { key: `sample-${contentHash(INGREDIENTS)}`, prepare: seed },
  });
}

async function seed(url: string): Promise<void> {
  const program = join(ROOT, 'all-in-one/dist/seed.js');
  await promisify(execFile)(process.execPath, [program], {
    env: { ...process.env, DATABASE_URL: url },
  });
}

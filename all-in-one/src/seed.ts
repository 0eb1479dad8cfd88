import { runJob, takeNoArguments } from '@apogee/shared/lifecycle';
import { openBackend } from './app';
import { readAllInOneSettings } from './config';

/** `npm run seed`: brings the database up to date and loads the sample data; does nothing where both are done. */
function report(line: string): void {
  process.stdout.write(`  ${line}\n`);
}

const USAGE = `Usage: npm run seed

Migrates the database and loads the sample data, once.

Environment: DATABASE_URL, DATA_DIR, LOG_LEVEL, LOG_FORMAT.`;

void runJob(async () => {
  takeNoArguments(USAGE);
  const backend = await openBackend({ ...(await readAllInOneSettings(report)), sampleData: true });
  await backend.close();
  process.stdout.write('The sample data is loaded.\n');
});

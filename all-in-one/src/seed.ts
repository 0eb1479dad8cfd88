import { runJob } from '@apogee/shared/lifecycle';
import { openBackend } from './app';
import { readAllInOneSettings } from './config';

/** `npm run seed`: brings the database up to date and loads the sample data; does nothing where both are done. */
function report(line: string): void {
  process.stdout.write(`  ${line}\n`);
}

void runJob(async () => {
  const backend = await openBackend({ ...readAllInOneSettings(report), sampleData: true });
  await backend.close();
  process.stdout.write('The sample data is loaded.\n');
});

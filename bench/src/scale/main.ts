import { openDatabase } from '@apogee/shared/database';
import { runJob } from '@apogee/shared/lifecycle';
import { readScaleSettings, USAGE } from './config';
import { loadScaleData } from './load-scale-data';
import { seedSampleData } from './seed-sample-data';

/** `npm run seed:scale`: many fictitious firms beside the sample data, for measurements. */
function report(line: string): void {
  process.stdout.write(`  ${line}\n`);
}

const SENTENCES = {
  loaded: 'The scale data is loaded.',
  'already-loaded': 'The database holds just that already.',
  removed: 'The scale data is removed.',
} as const;

void runJob(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const { firms, seed, databaseUrl, dataDir } = readScaleSettings(args, process.env);
  await seedSampleData({ databaseUrl, dataDir, report });
  const database = await openDatabase({ databaseUrl, dataDir, onProgress: report });
  try {
    const outcome = await loadScaleData({ databaseUrl: database.url, firms, seed, report });
    process.stdout.write(`${SENTENCES[outcome]}\n`);
  } finally {
    await database.close();
  }
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ConfigurationError } from '@apogee/shared/errors';

const ROOT = join(__dirname, '../../..');

export interface SampleSeed {
  /** `null`: the embedded engine, in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly report: (line: string) => void;
}

/** Migrates a database and loads the sample data, as `npm run seed` does. */
export async function seedSampleData({ databaseUrl, dataDir, report }: SampleSeed): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'all-in-one/dist/seed.js')], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl ?? '', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => report(line.trim()));
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  await once(child, 'close');
  if (child.exitCode !== 0) {
    throw new ConfigurationError(complaint.trim());
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ConfigurationError } from '@apogee/shared/errors';
import { readUsage } from '../harness/process-usage';

const ROOT = join(__dirname, '../../..');

/** What an import has said at its end, and how much memory its process had on the way. */
export interface ImportRun {
  readonly seconds: number;
  readonly lastLine: string;
  /** Resident memory after so many lines. */
  readonly memory: ReadonlyMap<number, number>;
}

export interface ImportCall {
  readonly databaseUrl: string;
  readonly file: string;
  readonly report: string;
}

/** Runs `npm run import` on a file of firms to its end. */
export async function runImport({ databaseUrl, file, report }: ImportCall): Promise<ImportRun> {
  const source = ['--source-title', 'bench:import', '--source-licence', 'demonstration'];
  const kind = ['--source-quality', 'demonstration', '--source-day', '2026-11-29'];
  const script = join(ROOT, 'subgraphs/catalogue/dist/programs/import-file.js');
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [script, file, '--format', 'firms', ...source, ...kind, '--report', report],
    { env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const memory = new Map<number, number>();
  let lastLine = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    lastLine = line;
    const { residentBytes } = readUsage(child.pid ?? 0);
    // Its last line may be read when it has ended.
    if (residentBytes > 0) {
      memory.set(Number.parseInt(line, 10), residentBytes);
    }
  });
  await once(child, 'close');
  if (child.exitCode !== 0) {
    throw new ConfigurationError(`the import ended with ${child.exitCode}: ${lastLine}`);
  }
  return { seconds: (performance.now() - startedAt) / 1_000, lastLine, memory };
}

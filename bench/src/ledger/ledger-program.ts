import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

export interface ProgramEnd {
  readonly status: number | null;
  readonly output: string;
}

/** Runs one of the accreditation subgraph's programs to its end, as the npm script does. */
export async function runLedgerProgram(
  name: 'fill-ledger' | 'verify-ledger',
  databaseUrl: string,
  args: readonly string[] = [],
): Promise<ProgramEnd> {
  const script = join(ROOT, 'subgraphs/accreditation/dist', `${name}.js`);
  const child = spawn(process.execPath, ['--max-semi-space-size=64', script, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  await once(child, 'close');
  return { status: child.exitCode, output };
}

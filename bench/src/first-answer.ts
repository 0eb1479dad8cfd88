import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const FIRST_QUERY = JSON.stringify({ query: '{ firms(first: 10) { nodes { legalName } } }' });

/** Seconds from the command to the first answered query, of the one-process mode on this data folder. */
export async function secondsToFirstAnswer(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'all-in-one/dist/main.js')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await graphUrl(child);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: FIRST_QUERY,
  });
  const seconds = (performance.now() - startedAt) / 1000;
  await expectFirms(answer);
  child.kill('SIGTERM');
  await once(child, 'close');
  return seconds;
}

async function graphUrl(child: ChildProcess): Promise<string> {
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    const found = /graph {5}(\S+)/.exec(output);
    if (found?.[1] !== undefined) {
      return found[1];
    }
  }
  throw new Error(`the graph did not start:\n${output}`);
}

async function expectFirms(answer: Response): Promise<void> {
  const text = await answer.text();
  if (!answer.ok || text.includes('"errors"')) {
    throw new Error(`the first query failed: ${text}`);
  }
}

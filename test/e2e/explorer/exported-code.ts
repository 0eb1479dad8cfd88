import { type ChildProcess, spawn } from 'node:child_process';
import type { Page } from 'playwright-core';
import { ROOT } from '../../harness/program';

/** Node 20 has a WebSocket of its own, but hides it. */
const [NODE_VERSION = 0] = process.versions.node.split('.').map(Number);
const NODE = [
  'node',
  ...(NODE_VERSION < 22 ? ['--experimental-websocket', '--no-warnings'] : []),
  '--input-type=module',
];

/** How to run code that is read from standard input, by the name of its button. */
export const RUN: Readonly<Record<string, readonly string[]>> = {
  curl: ['sh'],
  fetch: NODE,
  'Apollo Client': NODE,
  urql: NODE,
  Python: ['python3'],
};

/** The code that the open panel shows for a language. */
export async function codeShownFor(page: Page, language: string): Promise<string> {
  const panel = page.locator('.code');
  await panel.getByRole('button', { name: language, exact: true }).click();
  return panel.getByRole('region', { name: `${language} code` }).innerText();
}

interface ShownCode {
  readonly language: string;
  readonly text: string;
  /** For the environment variable that holds it. */
  readonly token: string;
}

/** What the code prints, errors too, until it ends; a subscription is ended as soon as it has printed `enough`. */
export function outputOf(code: ShownCode, enough?: RegExp): Promise<string> {
  const [program = '', ...args] = RUN[code.language] ?? [];
  const child = spawn(program, args, {
    // Packages are found from here.
    cwd: ROOT,
    // A group of its own, so that what a shell started ends with it.
    detached: true,
    env: { ...process.env, TOKEN: code.token, PYTHONIOENCODING: 'utf8' },
  });
  child.stdin.end(code.text);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      output += part;
      if (enough?.test(output) === true) end(child);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

function end({ pid, exitCode, signalCode }: ChildProcess): void {
  const runs = exitCode === null && signalCode === null;
  if (pid !== undefined && runs) process.kill(-pid);
}

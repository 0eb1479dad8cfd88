import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

export interface ProgramSettings {
  /** Path of the built program, from the root: `all-in-one/dist/main.js`. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Exit {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

export interface Program extends AsyncDisposable {
  readonly pid: number;
  /** Everything written so far, both streams. */
  output(): string;
  /** Resolves with the first match in what the program writes; rejects when it ends before. */
  waitForOutput(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal?: NodeJS.Signals): Promise<Exit>;
  readonly exit: Promise<Exit>;
}

/** Starts a built program as a user would, with nothing of the test's own settings but what is given. */
export function startProgram({ script, args = [], env = {} }: ProgramSettings): Program {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collectOutput(child);
  const exit = new Promise<Exit>((resolve) => {
    child.once('close', (status, signal) => resolve({ status, signal, output: output.text() }));
  });
  const kill = (signal: NodeJS.Signals = 'SIGTERM'): Promise<Exit> => {
    child.kill(signal);
    return exit;
  };
  return {
    pid: child.pid ?? -1,
    output: output.text,
    waitForOutput: (pattern) => Promise.race([output.match(pattern), endedBefore(exit, pattern)]),
    kill,
    exit,
    [Symbol.asyncDispose]: async () => {
      await kill();
    },
  };
}

async function endedBefore(exit: Promise<Exit>, pattern: RegExp): Promise<never> {
  const { status, output } = await exit;
  throw new Error(`ended with ${status} before writing ${pattern}:\n${output}`);
}

function collectOutput(child: ChildProcess): {
  text: () => string;
  match: (pattern: RegExp) => Promise<RegExpExecArray>;
} {
  let text = '';
  const waiting = new Set<() => void>();
  const collect = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
    for (const look of waiting) {
      look();
    }
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const match = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = pattern.exec(text);
        if (found !== null) {
          waiting.delete(look);
          resolve(found);
        }
      };
      waiting.add(look);
      look();
    });
  return { text: () => text, match };
}

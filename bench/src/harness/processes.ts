import { type ChildProcess, execFileSync, spawn } from 'node:child_process';

export interface ProgramSettings {
  /** For messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly folder?: string;
  readonly processors: readonly number[];
}

/** What is kept of a program's output, for the message when it does not start. */
const KEPT_OUTPUT = 4_000;
const started = new Set<Program>();

/**
 * A child process on some processors. It ends with this process, however that ends: `killAll` on the way out, and
 * Linux's own signal for the case that there is no way out.
 */
export class Program {
  readonly pid: number;
  private output = '';

  private constructor(
    readonly name: string,
    readonly child: ChildProcess,
  ) {
    this.pid = child.pid ?? 0;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.output = (this.output + text.toString()).slice(-KEPT_OUTPUT);
      });
    }
    child.on('exit', () => started.delete(this));
  }

  static start(settings: ProgramSettings): Program {
    const pinned = ['--pdeathsig', 'KILL', 'taskset', '-c', settings.processors.join(',')];
    const child = spawn('setpriv', [...pinned, settings.command, ...settings.args], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings.environment },
      cwd: settings.folder,
      // A group of its own: its children are found and killed with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child.on('error', () => undefined);
    const program = new Program(settings.name, child);
    started.add(program);
    return program;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The next thing that it says over the channel between parent and child. */
  nextMessage(): Promise<unknown> {
    return new Promise((resolve) => {
      this.child.once('message', (message: unknown) => {
        resolve(message);
      });
    });
  }

  /** A message for people with the end of what the program wrote. */
  failure(what: string): Error {
    return new Error(`${this.name} ${what}\n${this.output.trim()}`);
  }

  /** Lets it sleep while others are measured, so that its timers cost them nothing. */
  pause(): void {
    this.signal('SIGSTOP');
  }

  resume(): void {
    this.signal('SIGCONT');
  }

  kill(): void {
    this.signal('SIGKILL');
  }

  private signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal);
    } catch {
      // It has ended, which is as good.
    }
  }
}

function killAll(): void {
  for (const program of started) {
    program.kill();
  }
}

/** Kills every program that was started when this process ends, is interrupted or told to stop. */
export function killAllAtExit(): void {
  process.on('exit', killAll);
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      process.exit(status);
    });
  }
}

/** Leaves the other processors to whatever is measured. */
export function pinThisProcess(processors: readonly number[]): void {
  const list = processors.join(',');
  execFileSync('taskset', ['-a', '-c', '-p', list, String(process.pid)], { stdio: 'ignore' });
}

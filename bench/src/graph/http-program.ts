import { setTimeout as wait } from 'node:timers/promises';
import { Program } from '../harness/processes';
import { freePort } from './free-port';

const LONGEST_START_MS = 120_000;
const ASK_AGAIN_MS = 100;
const PROBE = '{"query":"{ __typename }"}';

export interface HttpProgramSettings {
  readonly name: string;
  /** Flags of Node, the file and its arguments, for a port. */
  readonly args: (port: number) => readonly string[];
  /** Beside `PORT` and `NODE_ENV`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly processors: readonly number[];
}

/** A process of Node that answers POST at `/graphql` on a port of its own. */
export class HttpProgram {
  private constructor(
    readonly port: number,
    readonly program: Program,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/graphql`;
  }

  /** Resolves once it answers; throws with the end of its output when it does not. */
  static async start(settings: HttpProgramSettings): Promise<HttpProgram> {
    const port = await freePort();
    const program = Program.start({
      name: settings.name,
      command: process.execPath,
      args: settings.args(port),
      environment: { NODE_ENV: 'production', PORT: String(port), ...settings.environment },
      processors: settings.processors,
    });
    const started = new HttpProgram(port, program);
    await started.ready();
    return started;
  }

  private async ready(): Promise<void> {
    const giveUpAt = performance.now() + LONGEST_START_MS;
    while (!(await this.answers())) {
      if (!this.program.running || performance.now() > giveUpAt) {
        this.program.kill();
        throw this.program.failure('did not start');
      }
      await wait(ASK_AGAIN_MS);
    }
  }

  private async answers(): Promise<boolean> {
    try {
      return (await post(this.url, PROBE)).includes('Query');
    } catch {
      return false;
    }
  }
}

const LONGEST_ANSWER_MS = 60_000;

/** The text of an answer with status 200. */
export async function post(url: string, body: string): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 500)}`);
  }
  return text;
}

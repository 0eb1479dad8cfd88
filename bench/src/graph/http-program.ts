import { freePort } from '../harness/free-port';
import { askGraphQL, graphqlUrl, untilItAnswers, untilReady } from '../harness/graphql-program';
import { Program } from '../harness/processes';

const LONGEST_START_MS = 120_000;
const LONGEST_ANSWER_MS = 60_000;

export interface HttpProgramSettings {
  readonly name: string;
  /** Flags of Node, the file and its arguments, for a port. */
  readonly args: (port: number) => readonly string[];
  /** Beside `PORT` and `NODE_ENV`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly processors: readonly number[];
  /** Omitted: a free one. */
  readonly port?: number;
  /** Path that answers 200 once it is ready; omitted: it answers anybody's question. */
  readonly readyAt?: string;
}

/** A process of Node that answers POST at `/graphql` on a port of its own. */
export class HttpProgram {
  readonly longestAnswerMs = LONGEST_ANSWER_MS;

  private constructor(
    readonly name: string,
    readonly port: number,
    readonly program: Program,
  ) {}

  get url(): string {
    return graphqlUrl(this.port);
  }

  /** Resolves once it answers; throws with the end of its output when it does not. */
  static async start(settings: HttpProgramSettings): Promise<HttpProgram> {
    const port = settings.port ?? (await freePort());
    const program = Program.start({
      name: settings.name,
      command: process.execPath,
      args: settings.args(port),
      environment: { NODE_ENV: 'production', PORT: String(port), ...settings.environment },
      processors: settings.processors,
    });
    const started = new HttpProgram(settings.name, port, program);
    const { readyAt } = settings;
    await (readyAt === undefined
      ? untilItAnswers(program, started, LONGEST_START_MS)
      : untilReady(program, () => isOk(new URL(readyAt, started.url)), LONGEST_START_MS));
    return started;
  }

  /** The text of an answer with status 200. */
  ask(body: string): Promise<string> {
    return askGraphQL(this, body);
  }
}

async function isOk(url: URL): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

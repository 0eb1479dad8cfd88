import { freePort } from '../harness/free-port';
import { askGraphQL, untilItAnswers } from '../harness/graphql-program';
import { Program } from '../harness/processes';
import type { GatewayKind, LaunchSettings } from './kinds';

const LONGEST_START_MS = 60_000;
const LONGEST_ANSWER_MS = 10_000;

/** A gateway in a process of its own, serving one supergraph. */
export class RunningGateway {
  readonly longestAnswerMs = LONGEST_ANSWER_MS;

  private constructor(
    readonly kind: GatewayKind,
    readonly port: number,
    readonly program: Program,
  ) {}

  get name(): string {
    return this.kind.name;
  }

  /** Resolves once it answers. Throws with the end of its output when it does not. */
  static async start(
    kind: GatewayKind,
    settings: Omit<LaunchSettings, 'port'> & { readonly processors: readonly number[] },
  ): Promise<RunningGateway> {
    const port = await freePort();
    const program = Program.start({
      name: kind.name,
      processors: settings.processors,
      folder: settings.folder,
      ...kind.launch({ ...settings, port }),
    });
    const gateway = new RunningGateway(kind, port, program);
    await untilItAnswers(program, gateway, LONGEST_START_MS);
    return gateway;
  }

  /** The text of an answer with status 200. */
  ask(body: string): Promise<string> {
    return askGraphQL(this, body);
  }
}

import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { listenOnFreePort } from '../harness/listening-port';
import { Program } from '../harness/processes';
import type { GatewayKind, LaunchSettings } from './kinds';

const LONGEST_START_MS = 60_000;
const ASK_AGAIN_MS = 100;
const LONGEST_ANSWER_MS = 10_000;

/** A gateway in a process of its own, serving one supergraph. */
export class RunningGateway {
  private constructor(
    readonly kind: GatewayKind,
    readonly port: number,
    readonly program: Program,
  ) {}

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
    await gateway.ready();
    return gateway;
  }

  /** The text of an answer with status 200. */
  async ask(body: string): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${this.kind.name} answered ${answer.status}: ${text}`);
    }
    return text;
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
      return (await this.ask('{"query":"{ __typename }"}')).includes('Query');
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnFreePort(server);
  server.close();
  await once(server, 'close');
  return port;
}

import { join } from 'node:path';
import { Program } from '../../harness/processes';
import { trusted } from '../../harness/trusted';
import type { Waves } from './call-log';
import type { Ports, Question, Reply } from './main';

/** The process that serves every subgraph of the benchmark. */
export class Subgraphs {
  private constructor(
    private readonly program: Program,
    readonly ports: Ports,
  ) {}

  static async start(processors: readonly number[]): Promise<Subgraphs> {
    const program = Program.start({
      name: 'subgraphs',
      command: process.execPath,
      args: ['--max-semi-space-size=64', join(__dirname, 'main.js')],
      processors,
    });
    return new Subgraphs(program, trusted(await program.nextMessage()));
  }

  get pid(): number {
    return this.program.pid;
  }

  urlOf(subgraph: string): string {
    return `http://127.0.0.1:${this.ports[subgraph]}/graphql`;
  }

  /** Calls since this was asked last. */
  async takeCount(): Promise<number> {
    return (await this.ask('take-count')).count ?? 0;
  }

  /** What is called while `work` runs, in waves. */
  async record(work: () => Promise<unknown>): Promise<Waves> {
    await this.ask('start-recording');
    await work();
    return (await this.ask('take-recording')).waves ?? [];
  }

  kill(): void {
    this.program.kill();
  }

  private async ask(question: Question): Promise<Reply> {
    const reply = this.program.nextMessage();
    this.program.child.send(question);
    return trusted(await reply);
  }
}

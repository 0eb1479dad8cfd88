import { createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { HttpMessageReader } from '../../harness/http-messages';
import { listenOnFreePort } from '../../harness/listening-port';
import type { BenchSubgraph } from '../graphs/graph';
import { Answers } from './answers';
import { type CallLog, RECORDING_DELAY_MS } from './call-log';

/**
 * Serves one subgraph on a port of its own, which is given back: HTTP/1.1 with keep-alive and pipelining, on plain
 * sockets, because `node:http` would cost more per call than some gateways do.
 */
export async function startSubgraphServer(subgraph: BenchSubgraph, log: CallLog): Promise<number> {
  const answers = new Answers(subgraph);
  const server = createServer({ noDelay: true }, (socket) => {
    const connection = new SubgraphConnection(socket, {
      answers,
      log,
      subgraph: subgraph.name,
    });
    const reader = new HttpMessageReader(({ body }) => {
      connection.asked(body.toString());
    });
    socket.on('data', (chunk: Buffer) => {
      // Answers to pipelined requests leave in one write.
      socket.cork();
      reader.push(chunk);
      socket.uncork();
    });
    socket.on('error', () => undefined);
  });
  return listenOnFreePort(server);
}

interface ConnectionSettings {
  readonly answers: Answers;
  readonly log: CallLog;
  readonly subgraph: string;
}

/** Answers in the order of the requests: at once what is known, the rest as it is computed. */
class SubgraphConnection {
  private waiting = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly socket: Socket,
    private readonly settings: ConnectionSettings,
  ) {}

  asked(body: string): void {
    const { answers, log, subgraph } = this.settings;
    log.add({ subgraph, body });
    const known = log.recording ? null : answers.find(body);
    if (known !== null && this.waiting === 0) {
      this.socket.write(known);
      return;
    }
    const answer = known === null ? this.compute(body) : Promise.resolve(known);
    this.waiting += 1;
    this.last = this.answerAfter(this.last, answer);
  }

  private async answerAfter(former: Promise<void>, answer: Promise<Buffer>): Promise<void> {
    await former;
    const bytes = await answer;
    this.waiting -= 1;
    if (!this.socket.destroyed) {
      this.socket.write(bytes);
    }
  }

  private async compute(body: string): Promise<Buffer> {
    const { answers, log } = this.settings;
    if (log.recording) {
      await wait(RECORDING_DELAY_MS);
    }
    return answers.find(body) ?? (await answers.compute(body));
  }
}

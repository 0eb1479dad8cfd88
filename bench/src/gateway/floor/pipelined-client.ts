import { connect, type Socket } from 'node:net';
import { HttpMessageReader } from '../../harness/http-messages';

/** Enough that no answer waits long behind another; few enough that writes of one tick leave together. */
const CONNECTIONS = 4;

type Resolve = (body: Buffer) => void;

/** The cheapest way to call a subgraph in Node: plain sockets, requests sent before the former are answered. */
export class PipelinedClient {
  private readonly connections: readonly PipelinedConnection[];
  private turn = 0;

  constructor(port: number) {
    this.connections = Array.from({ length: CONNECTIONS }, () => new PipelinedConnection(port));
  }

  send(request: Buffer): Promise<Buffer> {
    this.turn = (this.turn + 1) % CONNECTIONS;
    return new Promise((resolve) => {
      this.connections[this.turn]?.send(request, resolve);
    });
  }
}

class PipelinedConnection {
  private readonly socket: Socket;
  private readonly waiting: Resolve[] = [];
  private corked = false;

  constructor(port: number) {
    const reader = new HttpMessageReader(({ body }) => this.waiting.shift()?.(body));
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.on('data', (chunk: Buffer) => {
      reader.push(chunk);
    });
  }

  send(request: Buffer, resolve: Resolve): void {
    this.waiting.push(resolve);
    if (!this.corked) {
      this.corked = true;
      this.socket.cork();
      setImmediate(() => {
        this.corked = false;
        this.socket.uncork();
      });
    }
    this.socket.write(request);
  }
}

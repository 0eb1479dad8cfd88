import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface Reply {
  readonly type: string;
  readonly id: string;
  readonly payload: unknown;
}

/** A client that speaks `graphql-transport-ws` by hand, also wrongly. */
export class SocketClient {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  private readonly replies: Reply[] = [];

  constructor(url: string, options: { readonly origin?: string } = {}) {
    const address = `${url.replace(/^http/, 'ws')}/graphql`;
    this.socket = new WebSocket(address, 'graphql-transport-ws', options);
    this.socket.on('message', (data: Buffer) => {
      this.replies.push(JSON.parse(data.toString()) as Reply);
      this.socket.emit('reply');
    });
    this.closed = new Promise((resolve) => {
      this.socket.once('close', resolve);
    });
  }

  /** Open and acknowledged. */
  static async connect(url: string): Promise<SocketClient> {
    const client = new SocketClient(url);
    await once(client.socket, 'open');
    client.send({ type: 'connection_init' });
    await client.next();
    return client;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  ask(id: string, query: string, variables: Readonly<Record<string, unknown>> = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The next message, in the order they came. */
  async next(): Promise<Reply> {
    for (;;) {
      const first = this.replies.shift();
      if (first !== undefined) {
        return first;
      }
      await once(this.socket, 'reply');
    }
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

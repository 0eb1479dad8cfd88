import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface ReceivedMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

const PROTOCOL = 'graphql-transport-ws';

/** A client of the protocol `graphql-transport-ws` that sends what a test tells it, right or wrong. */
export class SocketClient {
  readonly socket: WebSocket;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  private readonly received: ReceivedMessage[] = [];

  constructor(url: string, { protocol = PROTOCOL, origin = '' } = {}) {
    const isUsual = protocol === PROTOCOL;
    this.socket = new WebSocket(url.replace(/^http/, 'ws'), isUsual ? [PROTOCOL] : [], {
      // As a header: `ws` wants those that it is told of to be confirmed, and browsers do not.
      headers: isUsual || protocol === '' ? {} : { 'sec-websocket-protocol': protocol },
      ...(origin === '' ? {} : { origin }),
    });
    this.socket.on('message', (data: Buffer) => {
      this.received.push(JSON.parse(data.toString()) as ReceivedMessage);
      this.socket.emit('received');
    });
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code: number, reason: Buffer) => {
        resolve({ code, reason: reason.toString() });
      });
    });
  }

  /** Open and acknowledged. */
  static async connect(url: string): Promise<SocketClient> {
    const client = await SocketClient.open(url);
    client.send({ type: 'connection_init' });
    await client.next();
    return client;
  }

  static async open(url: string): Promise<SocketClient> {
    const client = new SocketClient(url);
    await once(client.socket, 'open');
    return client;
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  ask(id: string, query: string, variables: Record<string, unknown> = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The next message, in the order they came. */
  async next(): Promise<ReceivedMessage> {
    for (;;) {
      const [first] = this.received.splice(0, 1);
      if (first !== undefined) {
        return first;
      }
      await once(this.socket, 'received');
    }
  }

  async take(count: number): Promise<ReceivedMessage[]> {
    const messages: ReceivedMessage[] = [];
    while (messages.length < count) {
      messages.push(await this.next());
    }
    return messages;
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

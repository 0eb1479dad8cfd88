import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Passes bytes on to a server, and cuts all connections when it is told to. */
export class CuttingProxy implements AsyncDisposable {
  private readonly target: URL;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.accept(client));

  constructor(target: string) {
    this.target = new URL(target);
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    for (const socket of this.sockets) {
      socket.destroy();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.close();
    this.cut();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    const upstream = connect(Number(this.target.port), this.target.hostname);
    for (const [own, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(own);
      own.on('error', () => undefined);
      own.once('close', () => {
        this.sockets.delete(own);
        other.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  }
}

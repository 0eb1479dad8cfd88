import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Passes requests on to a server. While it holds, answers wait, and it tells who gave up waiting. */
export class HoldingProxy implements AsyncDisposable {
  private readonly target: URL;
  private readonly server = createServer((asked, answer) => this.pass(asked, answer));
  private whenAsked: (() => void) | null = null;
  private whenGivenUp: (() => void) | null = null;

  constructor(target: string) {
    this.target = new URL(target);
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Holds the next request: `asked` resolves when it has come, `givenUp` when its client does not want it any more. */
  holdNext(): { readonly asked: Promise<void>; readonly givenUp: Promise<void> } {
    return {
      asked: new Promise((resolve) => {
        this.whenAsked = resolve;
      }),
      givenUp: new Promise((resolve) => {
        this.whenGivenUp = resolve;
      }),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private pass(asked: IncomingMessage, answer: ServerResponse): void {
    if (this.whenAsked !== null) {
      answer.once('close', () => this.whenGivenUp?.());
      this.whenAsked();
      this.whenAsked = null;
      return;
    }
    const { hostname, port } = this.target;
    const { method = 'GET', url = '/', headers } = asked;
    const passed = request({ hostname, port, method, path: url, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 500, answered.headers);
      answered.pipe(answer);
    });
    passed.once('error', () => answer.destroy());
    answer.once('close', () => passed.destroy());
    asked.pipe(passed);
  }
}

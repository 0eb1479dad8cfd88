import { connect, type Socket } from 'node:net';
import { type HttpMessage, HttpMessageReader } from './http-messages';

export interface LoadSettings {
  readonly port: number;
  readonly connections: number;
  /** The bytes of the next request. */
  readonly nextRequest: () => Buffer;
}

export interface LoadResult {
  readonly seconds: number;
  readonly requests: number;
  /** Answers without status 200, with errors, and connections that broke. */
  readonly failed: number;
  readonly firstFailure: string | null;
  readonly latenciesMs: readonly number[];
}

const CLOSES = /\r\nconnection: *close/i;
const ERRORS = Buffer.from('"errors":');
/** Wait before a refused connection is tried again, so that a dead gateway does not make a busy loop. */
const RECONNECT_MS = 50;
const LONGEST_DRAIN_MS = 10_000;
const SHOWN_CHARACTERS = 300;

/** Keeps a number of keep-alive connections busy, one request at a time on each; counts between `begin` and `end`. */
export class Load {
  private readonly clients: LoadClient[];
  private latencies: number[] = [];
  private failed = 0;
  private firstFailure: string | null = null;
  private begunAt = 0;

  constructor(settings: LoadSettings) {
    const observer: LoadObserver = {
      onAnswer: (message, milliseconds) => {
        this.latencies.push(milliseconds);
        if (!isGood(message)) {
          this.fail(`${message.head.split('\r\n', 1)[0]} ${message.body.toString()}`);
        }
      },
      onBroken: (reason) => {
        this.fail(reason);
      },
    };
    this.clients = Array.from(
      { length: settings.connections },
      () => new LoadClient(settings, observer),
    );
  }

  begin(): void {
    this.latencies = [];
    this.failed = 0;
    this.firstFailure = null;
    this.begunAt = performance.now();
  }

  end(): LoadResult {
    return {
      seconds: (performance.now() - this.begunAt) / 1000,
      requests: this.latencies.length,
      failed: this.failed,
      firstFailure: this.firstFailure,
      latenciesMs: this.latencies,
    };
  }

  /** Sends nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.stop()));
  }

  private fail(reason: string): void {
    this.failed += 1;
    this.firstFailure ??= reason.slice(0, SHOWN_CHARACTERS);
  }
}

function isGood({ head, body }: HttpMessage): boolean {
  return head.startsWith('HTTP/1.1 200') && body.length > 0 && !body.includes(ERRORS);
}

interface LoadObserver {
  readonly onAnswer: (message: HttpMessage, milliseconds: number) => void;
  readonly onBroken: (reason: string) => void;
}

class LoadClient {
  private socket: Socket;
  private sentAt = 0;
  private waiting = false;
  private stopped: (() => void) | null = null;

  constructor(
    private readonly settings: LoadSettings,
    private readonly observer: LoadObserver,
  ) {
    this.socket = this.open();
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.stopped?.(), LONGEST_DRAIN_MS);
      this.stopped = () => {
        clearTimeout(timer);
        this.socket.destroy();
        resolve();
      };
      if (!this.waiting) {
        this.stopped();
      }
    });
  }

  private open(): Socket {
    this.waiting = true;
    const reader = new HttpMessageReader((message) => {
      this.answered(message);
    });
    const socket = connect({ host: '127.0.0.1', port: this.settings.port, noDelay: true });
    socket.on('connect', () => {
      this.send();
    });
    socket.on('data', (chunk: Buffer) => {
      reader.push(chunk);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.broken();
    });
    return socket;
  }

  private send(): void {
    this.waiting = true;
    this.sentAt = performance.now();
    this.socket.write(this.settings.nextRequest());
  }

  private answered(message: HttpMessage): void {
    this.waiting = false;
    this.observer.onAnswer(message, performance.now() - this.sentAt);
    if (this.stopped !== null) {
      this.stopped();
    } else if (CLOSES.test(message.head)) {
      this.socket.destroy();
    } else {
      this.send();
    }
  }

  private broken(): void {
    if (this.stopped !== null) {
      this.stopped();
      return;
    }
    if (this.waiting) {
      this.waiting = false;
      this.observer.onBroken('the connection broke');
    }
    setTimeout(() => {
      if (this.stopped === null) {
        this.socket = this.open();
      }
    }, RECONNECT_MS);
  }
}

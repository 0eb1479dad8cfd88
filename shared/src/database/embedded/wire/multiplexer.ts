import { createServer, type Server, type Socket } from 'node:net';
import { Backend, type Engine } from './backend';
import { Connection } from './connection';
import { Session } from './session';

export interface MultiplexerOptions {
  readonly engine: Engine;
  readonly password: string;
  /** What the clients are told about the server at login: `server_version`, `TimeZone` … */
  readonly parameters: ReadonlyMap<string, string>;
  /** How long a statement waits for another connection's transaction before it fails. */
  readonly lockWaitMs: number;
  /** How long a transaction may be left without a statement before its connection is ended. */
  readonly idleInTransactionMs: number;
  /** Called when the number of logged-in clients changes. */
  readonly onClientCount: (clients: number) => void;
  /** The engine cannot go on; the process should end. */
  readonly onBroken: (reason: string) => void;
}

/** Lets many PostgreSQL clients use an engine that has one session. Listens on 127.0.0.1 only. */
export class Multiplexer {
  readonly #backend: Backend;
  readonly #server: Server;
  readonly #connections = new Map<number, Connection>();
  /** Sockets of clients that said goodbye when nobody else was left: see `#close`. */
  #leaving: Connection[] = [];
  #nextId = 1;
  #stopping = false;

  constructor(private readonly options: MultiplexerOptions) {
    this.#backend = new Backend(options.engine, options.onBroken);
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket));
  }

  /** Listens on the wanted port if it is free, else on any; resolves to the port. */
  async listen(wantedPort: number): Promise<number> {
    try {
      return await this.#listenOn(wantedPort);
    } catch {
      return this.#listenOn(0);
    }
  }

  /** Takes no new client, rolls back what is open and resolves when no statement runs any more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#server.close();
    for (const connection of this.#connections.values()) connection.close();
    await new Promise<void>((resolve) => {
      this.#backend.turns.request(resolve);
    });
  }

  #listenOn(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        const address = this.#server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  #accept(socket: Socket): void {
    const connection = new Connection({
      id: this.#nextId++,
      socket,
      password: this.options.password,
      parameters: this.options.parameters,
      openSession: (opened) => this.#openSession(opened),
      isStopping: () => this.#stopping,
      onCancel: (processId, secret) => this.#cancel(processId, secret),
      onClose: (closed) => this.#close(closed),
    });
    connection.start();
  }

  #openSession(connection: Connection): Session {
    this.#connections.set(connection.id, connection);
    for (const leaving of this.#leaving) leaving.hangUp();
    this.#leaving = [];
    this.options.onClientCount(this.#connections.size);
    const { lockWaitMs, idleInTransactionMs } = this.options;
    return new Session({
      id: connection.id,
      backend: this.#backend,
      send: connection.send,
      hangUp: () => connection.hangUp(),
      lockWaitMs,
      idleInTransactionMs,
    });
  }

  #cancel(processId: number, secret: number): void {
    const connection = this.#connections.get(processId);
    if (connection?.secret === secret) connection.session?.cancel();
  }

  /**
   * The last client's socket is kept until the next client comes or the process ends, so that whoever closes
   * the last connection knows, when it is closed, that the data folder is at rest.
   */
  #close(connection: Connection): void {
    const wasOpen = this.#connections.delete(connection.id);
    if (wasOpen && this.#connections.size === 0) this.#leaving.push(connection);
    else connection.hangUp();
    if (wasOpen) this.options.onClientCount(this.#connections.size);
  }
}

import { randomInt } from 'node:crypto';
import type { Socket } from 'node:net';
import { messageOf } from '../../error-details';
import { MessageSplitter } from './message-splitter';
import {
  authenticationOk,
  backendKeyData,
  errorResponse,
  negotiateProtocol,
  parameterStatus,
  passwordRequest,
  readyForQuery,
} from './messages';
import type { Session } from './session';
import { passwordMatches, readFirstPacket, wrongPassword } from './startup';

/** A client that has not given the password by then is dropped. */
const LOGIN_TIMEOUT_MS = 10_000;

export interface ConnectionDeps {
  readonly id: number;
  readonly socket: Socket;
  readonly password: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly openSession: (connection: Connection) => Session;
  /** The server is going down: whoever comes now shall wait for the next one. */
  readonly isStopping: () => boolean;
  readonly onCancel: (processId: number, secret: number) => void;
  readonly onClose: (connection: Connection) => void;
}

type Phase =
  | { readonly name: 'startup' }
  | { readonly name: 'password' }
  | { readonly name: 'open'; readonly session: Session }
  | { readonly name: 'closed' };

/** The wire side of one client: start-up and password, then every message goes to its session. */
export class Connection {
  readonly secret = randomInt(2 ** 31 - 1);
  #phase: Phase = { name: 'startup' };
  readonly #splitter = new MessageSplitter();
  readonly #loginTimer: NodeJS.Timeout;

  constructor(private readonly deps: ConnectionDeps) {
    this.#loginTimer = setTimeout(() => deps.socket.destroy(), LOGIN_TIMEOUT_MS);
  }

  start(): void {
    const { socket } = this.deps;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('end', () => this.close());
    socket.on('close', () => this.close());
    socket.on('error', () => this.close());
  }

  get id(): number {
    return this.deps.id;
  }

  get session(): Session | null {
    return this.#phase.name === 'open' ? this.#phase.session : null;
  }

  readonly send = (bytes: Buffer): void => {
    if (this.deps.socket.writable) this.deps.socket.write(bytes);
  };

  /** Says goodbye on the wire; the session was closed before. */
  hangUp(): void {
    this.deps.socket.end();
  }

  close(): void {
    if (this.#phase.name === 'closed') return;
    clearTimeout(this.#loginTimer);
    this.session?.close();
    this.#phase = { name: 'closed' };
    this.deps.onClose(this);
  }

  #receive(chunk: Buffer): void {
    this.#splitter.push(chunk);
    try {
      while (this.#phase.name !== 'closed') {
        const message = this.#splitter.take(this.#phase.name === 'startup' ? 'startup' : 'typed');
        if (message === null) return;
        this.#handle(message);
      }
    } catch (error) {
      this.#fail('08P01', messageOf(error));
    }
  }

  #handle(message: Buffer): void {
    switch (this.#phase.name) {
      case 'startup':
        this.#start(message);
        break;
      case 'password':
        this.#login(message);
        break;
      case 'open':
        this.#dispatch(message, this.#phase.session);
        break;
      case 'closed':
        break;
    }
  }

  #start(packet: Buffer): void {
    const first = readFirstPacket(packet);
    if (first.kind === 'encryption') this.send(Buffer.from('N'));
    else if (first.kind === 'startup') {
      if (first.minor > 0) this.send(negotiateProtocol);
      this.send(passwordRequest);
      this.#phase = { name: 'password' };
    } else if (first.kind === 'cancel') {
      this.deps.onCancel(first.processId, first.secret);
      this.deps.socket.end();
    } else this.#fail('0A000', 'unsupported frontend protocol');
  }

  #login(message: Buffer): void {
    if (!passwordMatches(message, this.deps.password)) {
      this.send(wrongPassword);
      this.deps.socket.end();
      return;
    }
    if (this.deps.isStopping()) {
      this.#fail('57P03', 'the database system is shutting down');
      return;
    }
    clearTimeout(this.#loginTimer);
    this.send(authenticationOk);
    for (const [name, value] of this.deps.parameters) this.send(parameterStatus(name, value));
    this.send(backendKeyData(this.id, this.secret));
    this.send(readyForQuery('I'));
    this.#phase = { name: 'open', session: this.deps.openSession(this) };
  }

  #dispatch(message: Buffer, session: Session): void {
    const type = String.fromCharCode(message[0] ?? 0);
    if (type === 'X') this.close();
    else if (!FORWARDED.includes(type)) this.#fail('08P01', `invalid message type "${type}"`);
    else if (SHORT.includes(type) && message.length > SHORT_MESSAGE_BYTES) {
      this.#fail('08P01', 'invalid message length');
    } else if (!COPY.includes(type)) session.receive(message);
  }

  #fail(code: string, message: string): void {
    this.send(errorResponse({ severity: 'FATAL', code, message }));
    this.deps.socket.end();
    this.close();
  }
}

/** Query, Parse, Bind, Execute, Describe, Close, Sync, Flush, FunctionCall and the copy messages. */
const FORWARDED = 'QPBEDCSHFdcf';
/** Late messages of a client whose COPY was refused; PostgreSQL ignores them too. */
const COPY = 'dcf';
/** PostgreSQL ends the whole session over a longer one (`PQ_SMALL_MESSAGE_LIMIT`), ours would be everybody's. */
const SHORT = 'EDCSH';
const SHORT_MESSAGE_BYTES = 9_000;

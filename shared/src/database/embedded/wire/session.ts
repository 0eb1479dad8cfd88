import type { Backend } from './backend';
import { ConnectionStatements } from './connection-statements';
import {
  type ErrorFields,
  errorResponse,
  readyForQuery,
  syncRequest,
  type TransactionStatus,
} from './messages';
import { hasSql, sqlOf } from './statement-names';
import type { Ticket } from './turns';

export interface SessionOptions {
  readonly id: number;
  readonly backend: Backend;
  readonly send: (bytes: Buffer) => void;
  /** Ends the connection after a fatal error. */
  readonly hangUp: () => void;
  readonly lockWaitMs: number;
  readonly idleInTransactionMs: number;
}

/** Messages after which the backend answers ReadyForQuery: Query, Sync, FunctionCall. */
const ENDS_GROUP = new Set(['Q', 'S', 'F'].map((type) => type.charCodeAt(0)));

type Turn =
  | { readonly phase: 'none' }
  | { readonly phase: 'waiting'; readonly ticket: Ticket; readonly timer: NodeJS.Timeout }
  | { readonly phase: 'held'; readonly timer: NodeJS.Timeout | null }
  | { readonly phase: 'running' };

/**
 * One authenticated connection. It takes the backend for itself from its first message until the backend is
 * outside any transaction again, so a transaction is never interleaved with another connection's statements.
 */
export class Session {
  #turn: Turn = { phase: 'none' };
  #inbox: Buffer[] = [];
  #status: TransactionStatus = 'I';
  /** Extended-protocol messages were run and their Sync has not come yet. */
  #unsynced = false;
  /** The rest of a refused group is dropped up to its Sync, as PostgreSQL does after an error. */
  #skipToSync = false;
  #closed = false;
  #cleanedUp = false;
  readonly #statements: ConnectionStatements;

  constructor(private readonly options: SessionOptions) {
    this.#statements = new ConnectionStatements(`c${options.id}_`, options.backend);
  }

  readonly send = (bytes: Buffer): void => {
    if (!this.#closed) this.options.send(bytes);
  };

  receive(message: Buffer): void {
    if (this.#skipToSync) {
      this.#skip(message);
      return;
    }
    this.#inbox.push(message);
    this.#advance();
  }

  /** Answers a CancelRequest: a statement that waits is given up; one that runs cannot be stopped. */
  cancel(): void {
    this.#refuseWaiting({
      severity: 'ERROR',
      code: '57014',
      message: 'canceling statement due to user request',
    });
  }

  /** The client is gone: rolls back what it had open and drops what it had prepared. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#inbox = [];
    this.options.backend.subscriptions.forget(this);
    this.#advance();
  }

  #advance(): void {
    if (this.#turn.phase === 'none') this.#askForTurn();
    if (this.#turn.phase !== 'held') return;
    if (this.#turn.timer !== null) clearTimeout(this.#turn.timer);
    this.#turn = { phase: 'running' };
    void this.#run();
  }

  #askForTurn(): void {
    const { backend, lockWaitMs } = this.options;
    const ticket = backend.turns.request(() => this.#takeTurn());
    const timer = setTimeout(() => this.#refuseWaiting(lockTimeout(lockWaitMs)), lockWaitMs);
    this.#turn = { phase: 'waiting', ticket, timer };
  }

  #takeTurn(): void {
    if (this.#turn.phase === 'waiting') clearTimeout(this.#turn.timer);
    this.#turn = { phase: 'held', timer: null };
    this.#advance();
  }

  async #run(): Promise<void> {
    const group = this.#takeGroup();
    if (group.length > 0) await this.#runGroup(group);
    if (this.#closed) await this.#cleanUp();
    const idle = this.#status === 'I' && !this.#unsynced;
    if (idle) await this.#alignSubscriptions();
    if (idle || this.#cleanedUp) this.#release();
    else this.#keepTurn();
    if (this.#inbox.length > 0 || (this.#closed && !this.#cleanedUp)) this.#advance();
  }

  /** The messages up to and including the first that makes the backend report readiness. */
  #takeGroup(): Buffer[] {
    const end = this.#inbox.findIndex((message) => ENDS_GROUP.has(message[0] ?? 0));
    return this.#inbox.splice(0, end === -1 ? this.#inbox.length : end + 1);
  }

  async #runGroup(group: readonly Buffer[]): Promise<void> {
    const { backend } = this.options;
    const restored = this.#statements.unnamedToRestore(group);
    for (const message of group) {
      this.#statements.note(message);
      if (hasSql(message)) backend.subscriptions.observe(sqlOf(message), this);
    }
    const messages = group.map((message) => this.#statements.prefixed(message));
    const { status } = await backend.exchange({
      messages: restored === null ? messages : [restored, ...messages],
      send: this.send,
      hiddenParses: restored === null ? 0 : 1,
    });
    if (status !== null) this.#status = status;
    this.#unsynced = !ENDS_GROUP.has(group.at(-1)?.[0] ?? 0);
  }

  async #cleanUp(): Promise<void> {
    const { backend } = this.options;
    this.#cleanedUp = true;
    if (this.#unsynced) await backend.discard([syncRequest]);
    if (this.#unsynced || this.#status !== 'I') await backend.housekeep('rollback');
    const closes = this.#statements.closeAll();
    if (closes.length > 0) await backend.discard([...closes, syncRequest]);
    this.#status = 'I';
    this.#unsynced = false;
  }

  async #alignSubscriptions(): Promise<void> {
    const sql = this.options.backend.subscriptions.pendingSql();
    if (sql !== null) await this.options.backend.housekeep(sql);
  }

  #release(): void {
    this.#turn = { phase: 'none' };
    this.options.backend.turns.release();
  }

  /** Inside a transaction: the next message may take a while, but not for ever, others are waiting. */
  #keepTurn(): void {
    const { idleInTransactionMs } = this.options;
    const timer = setTimeout(() => this.#endIdleTransaction(), idleInTransactionMs);
    this.#turn = { phase: 'held', timer };
  }

  #endIdleTransaction(): void {
    this.send(errorResponse(idleTimeout(this.options.idleInTransactionMs)));
    this.options.hangUp();
    this.close();
  }

  #refuseWaiting(reason: ErrorFields): void {
    if (this.#turn.phase !== 'waiting' || this.#closed) return;
    clearTimeout(this.#turn.timer);
    this.#turn.ticket.cancel();
    this.#turn = { phase: 'none' };
    const refused = this.#inbox;
    this.#inbox = [];
    this.send(errorResponse(reason));
    this.#skipToSync = true;
    for (const message of refused) {
      if (this.#skipToSync) this.#skip(message);
      else this.receive(message);
    }
  }

  #skip(message: Buffer): void {
    if (!ENDS_GROUP.has(message[0] ?? 0)) return;
    this.#skipToSync = false;
    this.send(readyForQuery('I'));
  }
}

const lockTimeout = (waitedMs: number): ErrorFields => ({
  severity: 'ERROR',
  code: '55P03',
  message:
    `waited ${waitedMs} ms for the embedded database, which runs one transaction at a time: ` +
    'another connection keeps its transaction open',
});

const idleTimeout = (idleMs: number): ErrorFields => ({
  severity: 'FATAL',
  code: '25P03',
  message: `terminating connection: its transaction was left idle for ${idleMs} ms`,
});

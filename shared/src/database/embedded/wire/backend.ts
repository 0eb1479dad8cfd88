import { BackendStream } from './backend-stream';
import { query, refuseCopy, type TransactionStatus } from './messages';
import { Subscriptions } from './subscriptions';
import { Turns } from './turns';

/** The database engine: takes whole protocol messages, answers through `onData` before the promise resolves. */
export interface Engine {
  execute(messages: Buffer, onData: (bytes: Uint8Array) => void): Promise<void>;
}

export interface Answer {
  /** The status in the last ReadyForQuery, or null when there was none. */
  readonly status: TransactionStatus | null;
}

interface Exchange {
  readonly messages: readonly Buffer[];
  readonly send: (bytes: Buffer) => void;
  /** ParseCompletes that answer a Parse which the client did not send now. */
  readonly hiddenParses?: number;
}

/** The one backend session that all connections take turns on. */
export class Backend {
  readonly turns = new Turns();
  readonly subscriptions = new Subscriptions();
  /** The connection whose unnamed statement the backend holds. */
  unnamedStatementOwner: object | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly onBroken: (reason: string) => void,
  ) {}

  /** Runs messages that end in at most one ReadyForQuery. The caller holds the turn. */
  async exchange({ messages, send, hiddenParses = 0 }: Exchange): Promise<Answer> {
    let hidden = hiddenParses;
    let ready: Buffer | null = null;
    const intercept = (type: string, message: Buffer): void => {
      if (type === 'Z') ready = message;
      else if (type === 'A') this.subscriptions.route(message);
      else if (type === '1' && hidden > 0) hidden -= 1;
      else if (type === 'E') this.#passError(message, send);
      // CopyInResponse is kept back: the client shall not wait to send data, the refusal follows.
      else if (type !== 'G') send(message);
    };
    const stream = new BackendStream({ forward: send, intercept });
    await this.#run(Buffer.concat(withCopyRefusals(messages)), stream);
    // Only the last one: a refused COPY makes the engine report readiness twice.
    if (ready !== null) send(ready);
    return { status: ready === null ? null : statusOf(ready) };
  }

  /** SQL of our own. */
  async housekeep(sql: string): Promise<void> {
    this.unnamedStatementOwner = null;
    await this.discard([query(sql)]);
  }

  /** Runs messages whose answer nobody reads. */
  async discard(messages: readonly Buffer[]): Promise<void> {
    await this.exchange({ messages, send: () => undefined });
  }

  async #run(messages: Buffer, stream: BackendStream): Promise<void> {
    try {
      // A copy: the engine reuses its output memory.
      await this.engine.execute(messages, (bytes) => stream.push(Buffer.from(bytes)));
    } catch (error) {
      this.onBroken(String(error));
    }
  }

  #passError(message: Buffer, send: (bytes: Buffer) => void): void {
    send(message);
    const text = message.toString('utf8', 5);
    if (/\0?V(FATAL|PANIC)\0/.test(text)) this.onBroken(text.replaceAll('\0', ' '));
  }
}

function statusOf(readyForQuery: Buffer): TransactionStatus {
  const status = String.fromCharCode(readyForQuery[5] ?? 0);
  return status === 'T' || status === 'E' ? status : 'I';
}

function withCopyRefusals(messages: readonly Buffer[]): Buffer[] {
  return messages.flatMap((message) =>
    message[0] === QUERY || message[0] === EXECUTE ? [message, refuseCopy] : [message],
  );
}

const QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);

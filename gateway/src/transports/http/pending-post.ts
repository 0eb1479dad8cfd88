import { ANYONE } from '@apogee/shared/identity';
import type { CallOptions, SubgraphOperation, SubgraphRequest } from '../subgraph-transport';
import type { HttpAnswer } from './http-client';
import type { RequestWriter } from './request-text';

/** What is asked, and for whom. */
interface PostMessage {
  readonly request: SubgraphRequest;
  readonly options: CallOptions;
}

/** Who waits for the answer to a request. */
export interface PostSettlement {
  resolve(answer: HttpAnswer): void;
  reject(reason: unknown): void;
}

/**
 * One request until it is answered, also when it has to be made again on another connection. Once it is answered it
 * holds nothing of the answer: queues may keep it for longer than anybody waits.
 */
export class PendingPost {
  readonly operation: SubgraphOperation;
  /** Made again already: a second time it takes a connection of its own, where nothing else can disturb it. */
  isRepeated = false;
  private readonly message: PostMessage;
  private settlement: PostSettlement | null;
  private cancel: (() => void) | null = null;

  constructor(
    message: PostMessage,
    private readonly writer: RequestWriter,
    settlement: PostSettlement,
  ) {
    this.operation = message.request.operation;
    this.message = message;
    this.settlement = settlement;
    this.signal?.addEventListener('abort', this.abort);
  }

  /** Made anew each time: a signed request is good for being sent once. */
  text(): string {
    const { request, options } = this.message;
    return this.writer.write(request, options.caller ?? ANYONE);
  }

  get isRepeatable(): boolean {
    return this.operation.kind === 'query';
  }

  /** `cancel` is called when nobody waits any more; the connection that has the request now says how. */
  takenBy(cancel: () => void): void {
    this.cancel = cancel;
  }

  succeed(answer: HttpAnswer): void {
    this.end()?.resolve(answer);
  }

  fail(reason: unknown): void {
    this.end()?.reject(reason);
  }

  private get signal(): CallOptions['signal'] {
    return this.message.options.signal;
  }

  private readonly abort = (): void => {
    const { cancel } = this;
    this.fail(this.signal?.reason);
    cancel?.();
  };

  private end(): PostSettlement | null {
    const { settlement } = this;
    this.settlement = null;
    this.cancel = null;
    this.signal?.removeEventListener('abort', this.abort);
    return settlement;
  }
}

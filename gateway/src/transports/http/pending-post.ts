import type { SubgraphOperation } from '../subgraph-transport';
import type { HttpAnswer, HttpPost } from './http-client';

/** One request until it is answered, also when it has to be made again on another connection. */
export class PendingPost {
  readonly answer: Promise<HttpAnswer>;
  readonly operation: SubgraphOperation;
  readonly text: string;
  /** Made again already: a second time it takes a connection of its own, where nothing else can disturb it. */
  isRepeated = false;
  private readonly signal: HttpPost['signal'];
  private readonly onSettled: () => void;
  private settle: { resolve(answer: HttpAnswer): void; reject(reason: unknown): void } | null =
    null;
  private cancel: (() => void) | null = null;

  constructor({ operation, signal }: HttpPost, text: string, onSettled: () => void) {
    this.operation = operation;
    this.text = text;
    this.signal = signal;
    this.onSettled = onSettled;
    this.answer = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    signal?.addEventListener('abort', this.abort);
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

  private readonly abort = (): void => {
    const { cancel } = this;
    this.fail(this.signal?.reason);
    cancel?.();
  };

  private end(): PendingPost['settle'] {
    const { settle } = this;
    this.settle = null;
    this.cancel = null;
    this.signal?.removeEventListener('abort', this.abort);
    if (settle !== null) {
      this.onSettled();
    }
    return settle;
  }
}

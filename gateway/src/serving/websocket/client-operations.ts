import type { SubscribePayload } from 'graphql-ws';
import type { RunOperation } from '../operations';
import { ClientOperation, type ClientOperationSettings } from './client-operation';

/** The operations of one connection. */
export class ClientOperations {
  private readonly run: RunOperation;
  /** What the client waits for. */
  private readonly awaited = new Map<string, ClientOperation>();
  /** What is being answered: a mutation also when the client does not wait for it any more. */
  private readonly running = new Set<ClientOperation>();
  private whenIdle: (() => void) | null = null;

  constructor(run: RunOperation) {
    this.run = run;
  }

  get count(): number {
    return this.running.size;
  }

  has(id: string): boolean {
    return this.awaited.has(id);
  }

  async begin(settings: ClientOperationSettings, asked: SubscribePayload): Promise<void> {
    const operation = new ClientOperation(settings);
    this.awaited.set(operation.id, operation);
    this.running.add(operation);
    await this.run(asked, operation);
    this.running.delete(operation);
    // The client may have left this one and asked another under the same id.
    if (this.awaited.get(operation.id) === operation) {
      this.awaited.delete(operation.id);
      operation.complete();
    }
    this.tellWhenIdle();
  }

  cancel(id: string): void {
    const operation = this.awaited.get(id);
    this.awaited.delete(id);
    operation?.cancel();
  }

  cancelAll(): void {
    for (const id of this.awaited.keys()) {
      this.cancel(id);
    }
  }

  /** Ends streams at once, and tells when the others have been answered. */
  drain(whenIdle: () => void): void {
    this.whenIdle = whenIdle;
    for (const { id, isStream } of this.awaited.values()) {
      if (isStream) {
        this.cancel(id);
      }
    }
    this.tellWhenIdle();
  }

  private tellWhenIdle(): void {
    if (this.awaited.size === 0) {
      this.whenIdle?.();
    }
  }
}

import type { Pool, PoolClient } from 'pg';
import { cancelKeyOf, requestCancel } from './cancel-request';
import { plannedEachTimeLast } from './planned-each-time';
import { RequestCancelled } from './request-cancelled';
import type { AwaitedStatement } from './statement';
import { StatementBatch } from './statement-batch';

/** Broken connections reject their statements; without a listener they would end the process as well. */
const ignore = (): void => undefined;

/** Statements on their way through one connection of the pool. */
export class SentBatch {
  private running: PoolClient | null = null;
  private cancelling: Promise<void> | null = null;
  private isCancelled = false;

  constructor(
    private readonly pool: Pool,
    private readonly statements: readonly AwaitedStatement[],
  ) {}

  /** Sends them and settles each. Resolves when all are settled, never rejects. To be called once. */
  async send(): Promise<void> {
    let client: PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      this.rejectAll(error);
      return;
    }
    if (this.isCancelled) {
      client.release();
      return;
    }
    this.running = client;
    client.on('error', ignore);
    await this.run(client, this.statements);
    this.running = null;
    if (this.cancelling !== null) {
      await this.cancelling;
    }
    client.off('error', ignore);
    client.release();
  }

  /** Rejects them. They are not sent any more, or end soon: the connection serves others only when the request to cancel has come through. */
  cancel(): void {
    this.isCancelled = true;
    this.rejectAll(new RequestCancelled());
    const key = this.running === null ? null : cancelKeyOf(this.running);
    if (key !== null) {
      this.cancelling = requestCancel(key);
    }
  }

  private async run(client: PoolClient, statements: readonly AwaitedStatement[]): Promise<void> {
    let left = statements;
    while (left.length > 0 && !this.isCancelled) {
      left = await new Promise<readonly AwaitedStatement[]>((resolve) => {
        client.query(new StatementBatch(plannedEachTimeLast(left), resolve));
      });
    }
  }

  private rejectAll(error: unknown): void {
    for (const { reject } of this.statements) {
      reject(error);
    }
  }
}

import type { Pool, PoolClient } from 'pg';
import { cancelKeyOf, requestCancel } from './cancel-request';
import { RequestCancelled } from './request-cancelled';

export interface Statement {
  /** The connection keeps what it made of the text. Omitted: it does not. */
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

/** Broken connections reject the statement; without a listener they would end the process as well. */
const ignore = (): void => undefined;

/** One statement on its way through a connection of the pool. */
export class SentStatement {
  private running: PoolClient | null = null;
  private cancelling: Promise<void> | null = null;
  private isCancelled = false;

  constructor(
    private readonly pool: Pool,
    private readonly statement: Statement,
  ) {}

  /** Sends it and resolves to its rows. To be called once. */
  async rows(): Promise<object[]> {
    const client = await this.pool.connect();
    if (this.isCancelled) {
      client.release();
      throw new RequestCancelled();
    }
    this.running = client;
    client.on('error', ignore);
    try {
      return (await client.query<object>(this.statement)).rows;
    } finally {
      this.running = null;
      await this.cancelling;
      client.off('error', ignore);
      client.release();
    }
  }

  /** Is not sent any more, or ends soon. The connection serves others only when the request to cancel has come through. */
  cancel(): void {
    this.isCancelled = true;
    const key = this.running === null ? null : cancelKeyOf(this.running);
    if (key !== null) {
      this.cancelling = requestCancel(key);
    }
  }
}

import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'typeorm';
import type { Database } from './request-database';
import type { AwaitedStatement, PlainStatement } from './statement';
import { StatementBatch } from './statement-batch';
import { variantFor } from './statement-variant';

const BEGIN: PlainStatement = { text: 'begin', values: [] };
const COMMIT: PlainStatement = { text: 'commit', values: [] };
const ROLL_BACK: PlainStatement = { text: 'rollback', values: [] };

/** Broken connections reject their statements; without a listener they would end the process as well. */
const ignore = (): void => undefined;

/** What becomes of the transaction. It begins with its first statement. */
type State = 'untouched' | 'open' | 'ended';

/**
 * One connection, of which a transaction has the use until its end. Statements of one turn of the event loop are sent
 * together and run in the order in which they were asked for; those of later turns wait for them.
 */
export class OpenTransaction implements Database {
  private state: State = 'untouched';
  private collected: AwaitedStatement[] = [];
  private sending: Promise<void> | null = null;
  /** Of the first statement that failed: PostgreSQL would take a commit for a rollback then, and not say so. */
  private failure: unknown = null;

  private constructor(
    private readonly client: PoolClient,
    private readonly logger: Pick<Logger, 'logQuery'>,
  ) {
    client.on('error', ignore);
  }

  /** Waits for a connection of the pool. */
  static async begin(pool: Pool, logger: Pick<Logger, 'logQuery'>): Promise<OpenTransaction> {
    return new OpenTransaction(await pool.connect(), logger);
  }

  query<Rows>(text: string, values: readonly unknown[] = []): Promise<Rows> {
    if (this.state === 'ended') {
      return Promise.reject(new TypeError('The transaction has ended.'));
    }
    this.logger.logQuery(text, [...values]);
    return this.ask<Rows>({ text, values });
  }

  /** With the last statements: one journey for them and the commit. */
  async commit(last: readonly PlainStatement[]): Promise<void> {
    await this.sending;
    if (this.failure !== null) {
      await Promise.reject(this.failure);
    }
    const statements = last.map(({ text, values }) => this.query(text, values));
    const committed = this.state === 'open' ? [this.ask(COMMIT)] : [];
    await Promise.all([...statements, ...committed]);
    this.state = 'ended';
  }

  /** Never rejects: a connection that cannot even do that is not used again. */
  async rollBack(): Promise<void> {
    if (this.state === 'open') {
      const rolledBack = this.ask(ROLL_BACK);
      this.state = 'ended';
      await rolledBack.catch((error: unknown) => {
        this.failure = error;
        this.state = 'open';
      });
    }
  }

  /** The connection goes back to the pool, or is closed when nobody knows what is open there. */
  release(): void {
    const isClean = this.state !== 'open';
    this.state = 'ended';
    this.client.off('error', ignore);
    this.client.release(!isClean);
  }

  private ask<Rows>({ text, values }: PlainStatement): Promise<Rows> {
    if (this.state === 'untouched') {
      this.state = 'open';
      void this.ask(BEGIN).catch(ignore);
    }
    return new Promise((resolve, reject) => {
      const variant = variantFor(text, values);
      this.collected.push({
        variant,
        values: variant.taken.map((index) => values[index]),
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a repository states what its statement returns, as it does to TypeORM
        resolve: (rows) => resolve(rows as Rows),
        reject: (error) => {
          this.failure ??= error;
          reject(error);
        },
      });
      this.sending ??= this.send();
    });
  }

  private async send(): Promise<void> {
    while (this.collected.length > 0) {
      // All that is asked for in this turn.
      await new Promise(setImmediate);
      const statements = this.collected;
      this.collected = [];
      await new Promise<void>((resolve) => {
        const end = (skipped: readonly AwaitedStatement[]): void => {
          for (const { reject } of skipped) {
            reject(this.failure);
          }
          resolve();
        };
        this.client.query(new StatementBatch(statements, end));
      });
    }
    this.sending = null;
  }
}

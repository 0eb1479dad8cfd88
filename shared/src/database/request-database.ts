import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { RequestCancelled } from './request-cancelled';
import { SentBatch } from './sent-batch';
import type { AwaitedStatement } from './statement';
import { variantFor } from './statement-variant';

/** What repositories need to read: rows of one statement. A data source is one, too. */
export type Database = Pick<DataSource, 'query'>;

/**
 * The database as one request sees it. Statements of one turn of the event loop share a connection and travel
 * together (`StatementBatch`). When the signal is aborted, statements that were not sent are not sent, and
 * the one that runs is cancelled; all reject with `RequestCancelled` at once, and the connection is back in the pool
 * as soon as it is certain that nothing of them is left. The embedded engine drops statements that wait for their
 * turn; those that run there end by themselves.
 *
 * Statements go to the pool directly: a query runner of TypeORM for each costs more than the driver does.
 */
export function requestDatabase(dataSource: DataSource, signal?: AbortSignal): Database {
  const turns = new StatementsOfTurn(poolOf(dataSource), signal);
  return {
    query: <Rows>(text: string, values: unknown[] = []): Promise<Rows> =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(new RequestCancelled());
          return;
        }
        dataSource.logger.logQuery(text, values);
        const variant = variantFor(text, values);
        turns.add({
          variant,
          values: variant.taken.map((index) => values[index]),
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a repository states what its statement returns, as it does to TypeORM
          resolve: (rows) => resolve(rows as Rows),
          reject,
        });
      }),
  };
}

/** Collects what a request asks in one turn of the event loop, until all loaders have had their say. */
class StatementsOfTurn {
  private collected: AwaitedStatement[] = [];

  constructor(
    private readonly pool: Pool,
    private readonly signal: AbortSignal | undefined,
  ) {}

  add(statement: AwaitedStatement): void {
    if (this.collected.push(statement) === 1) {
      setImmediate(() => {
        void this.send();
      });
    }
  }

  private async send(): Promise<void> {
    const { pool, signal } = this;
    const batch = new SentBatch(pool, this.collected);
    this.collected = [];
    if (signal === undefined) {
      await batch.send();
      return;
    }
    const cancel = (): void => batch.cancel();
    if (signal.aborted) {
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel, { once: true });
    await batch.send();
    signal.removeEventListener('abort', cancel);
  }
}

/** For those who need a connection of their own. */
export function poolOf({ driver }: DataSource): Pool {
  if ('master' in driver && driver.master instanceof Pool) {
    return driver.master;
  }
  throw new TypeError('The data source has no pool of connections: it was not opened yet.');
}

import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { RequestCancelled } from './request-cancelled';
import { SentStatement, type Statement } from './sent-statement';
import { statementName } from './statement-name';

/** What repositories need to read: rows of one statement. A data source is one, too. */
export type Database = Pick<DataSource, 'query'>;

/**
 * The database as one request sees it. When the signal is aborted, statements that were not sent are not sent, and
 * the one that runs is cancelled; both reject with `RequestCancelled` at once, and the connection is back in the pool
 * as soon as it is certain that nothing of it is left. The embedded engine drops a statement that waits for its turn;
 * one that runs there ends by itself.
 *
 * Statements go to the pool directly: a query runner of TypeORM for each costs more than the driver does.
 */
export function requestDatabase(dataSource: DataSource, signal?: AbortSignal): Database {
  const pool = poolOf(dataSource);
  return {
    query: async <Rows>(text: string, values: unknown[] = []) => {
      if (signal?.aborted === true) {
        throw new RequestCancelled();
      }
      dataSource.logger.logQuery(text, values);
      const sent = new SentStatement(pool, statementOf(text, values));
      const rows = await (signal === undefined ? sent.rows() : rowsUnlessAborted(sent, signal));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a repository states what its statement returns, as it does to TypeORM
      return rows as Rows;
    },
  };
}

function statementOf(text: string, values: unknown[]): Statement {
  const name = statementName(text);
  return name === null ? { text, values } : { name, text, values };
}

function rowsUnlessAborted(sent: SentStatement, signal: AbortSignal): Promise<object[]> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new RequestCancelled());
      sent.cancel();
    };
    signal.addEventListener('abort', stop, { once: true });
    sent
      .rows()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}

function poolOf({ driver }: DataSource): Pool {
  if ('master' in driver && driver.master instanceof Pool) {
    return driver.master;
  }
  throw new TypeError('The data source has no pool of connections: it was not opened yet.');
}

import type { DataSource } from 'typeorm';
import type { Database } from './request-database';

/** Runs `work` in one transaction: all of its statements take effect, or none does when it rejects. */
export type InTransaction = <Result>(
  work: (database: Database) => Promise<Result>,
) => Promise<Result>;

/**
 * Transactions over a data source. They are never cancelled by an asker who goes away: what was begun is carried
 * through. A commit is on disk before it is acknowledged.
 */
export function transactionsOf(dataSource: DataSource): InTransaction {
  return (work) => dataSource.transaction((manager) => work(manager));
}

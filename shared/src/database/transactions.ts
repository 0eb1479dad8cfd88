import type { DataSource, EntityManager } from 'typeorm';
import type { Database } from './request-database';

/** Runs `work` in one transaction: all of its statements take effect, or none does when it rejects. */
export type InTransaction = <Result>(
  work: (database: Database) => Promise<Result>,
) => Promise<Result>;

type LastWork = () => Promise<void>;

/** What each transaction that is under way does last. */
const lastWorks = new WeakMap<Database, LastWork[]>();

/**
 * Transactions over a data source. They are never cancelled by an asker who goes away: what was begun is carried
 * through. A commit is on disk before it is acknowledged.
 */
export function transactionsOf(dataSource: DataSource): InTransaction {
  return (work) => runTransaction(dataSource, work);
}

/** As `transactionsOf`, for who writes entities, too. */
export function runTransaction<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  return dataSource.transaction(async (manager) => {
    const last: LastWork[] = [];
    lastWorks.set(manager, last);
    const result = await work(manager);
    // From here on nothing can be added: the transaction has done what it was made for.
    lastWorks.delete(manager);
    for (const finish of last) {
      await finish();
    }
    return result;
  });
}

/**
 * Has something done at the end of the transaction, when all its other work is done: what takes a lock that many wait
 * for. If it rejects, nothing of the transaction takes effect.
 */
export function beforeCommit(database: Database, work: LastWork): void {
  const last = lastWorks.get(database);
  if (last === undefined) {
    throw new TypeError('This is not the database of a transaction that is under way.');
  }
  last.push(work);
}

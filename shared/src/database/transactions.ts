import type { DataSource, EntityManager } from 'typeorm';
import { OpenTransaction } from './open-transaction';
import { type Database, poolOf } from './request-database';
import type { PlainStatement } from './statement';

/** Runs `work` in one transaction: all of its statements take effect, or none does when it rejects. */
export type InTransaction = <Result>(
  work: (database: Database) => Promise<Result>,
) => Promise<Result>;

/** What is left to be written when all else is done; throws when the transaction must not take effect. */
type LastWords = () => readonly PlainStatement[];

/** Of each transaction that is under way. */
const lastWords = new WeakMap<Database, LastWords[]>();

/**
 * Transactions over a data source. They are never cancelled by an asker who goes away: what was begun is carried
 * through. A commit is on disk before it is acknowledged.
 *
 * Statements of one turn of the event loop travel together, in their order: the beginning with the first ones, the
 * last ones with the commit. So what others wait for is held for as few journeys as there are turns.
 */
export function transactionsOf(dataSource: DataSource): InTransaction {
  return async (work) => {
    const transaction = await OpenTransaction.begin(poolOf(dataSource), dataSource.logger);
    try {
      const words: LastWords[] = [];
      lastWords.set(transaction, words);
      const result = await work(transaction);
      await transaction.commit(endOf(transaction, words));
      return result;
    } catch (error) {
      await transaction.rollBack();
      throw error;
    } finally {
      transaction.release();
    }
  };
}

/** As `transactionsOf`, for who writes entities, too: one statement after the other. */
export function runTransaction<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  return dataSource.transaction(async (manager) => {
    const words: LastWords[] = [];
    sendOneByOne(manager);
    lastWords.set(manager, words);
    const result = await work(manager);
    for (const { text, values } of endOf(manager, words)) {
      await manager.query(text, [...values]);
    }
    return result;
  });
}

/**
 * Has something written at the end of the transaction, when all its other work is done: what takes a lock that many
 * wait for. If it throws, nothing of the transaction takes effect.
 */
export function beforeCommit(database: Database, words: LastWords): void {
  const last = lastWords.get(database);
  if (last === undefined) {
    throw new TypeError('This is not the database of a transaction that is under way.');
  }
  last.push(words);
}

/** From here on nothing can be added: the transaction has done what it was made for. */
function endOf(database: Database, words: readonly LastWords[]): readonly PlainStatement[] {
  lastWords.delete(database);
  return words.flatMap((say) => say());
}

/** The driver wants it so; repositories ask for what they can ask for at once. */
function sendOneByOne(manager: EntityManager): void {
  const send = manager.query.bind(manager);
  let before: Promise<unknown> = Promise.resolve();
  manager.query = <Rows>(text: string, values?: unknown[]): Promise<Rows> => {
    const sent = before.then(() => send<Rows>(text, values));
    before = sent.catch(() => undefined);
    return sent;
  };
}

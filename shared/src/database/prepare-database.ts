import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { migrateEventLog } from '../events/event-log-migrations';
import { ensureExtensions } from './extensions';
import { lockForTransaction } from './transaction-lock';

/**
 * Connects, and brings the schema up to date: the schema itself, the extensions, the event log and all pending
 * migrations, in one transaction under one lock of the database. Any number of replicas and subgraphs may start at
 * once; each migration runs once, and one that fails leaves nothing behind.
 */
export async function prepareDatabase(dataSource: DataSource, schema: string): Promise<void> {
  if (!dataSource.isInitialized) await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await migrate(dataSource, runner, schema);
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

async function migrate(dataSource: DataSource, runner: QueryRunner, schema: string): Promise<void> {
  // One lock for all subgraphs: they share the extensions and the event log.
  await lockForTransaction(runner.manager, 'migrations');
  await runner.query(`create schema if not exists "${schema}"`);
  await ensureExtensions(runner.manager);
  await migrateEventLog(runner);
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'none';
  await executor.executePendingMigrations();
}

/** One PostgreSQL database for all subgraphs, embedded or a server: opening, preparing and loading it. */
export { createDataSource, type DataSourceSettings, DEFAULT_POOL_SIZE } from './data-source';
export { againAfterDeadlock } from './deadlock';
export { type LoadOnce, loadOnce, sampleDataLoadTable } from './load-once';
export {
  type DatabaseEngine,
  type OpenDatabase,
  type OpenDatabaseOptions,
  openDatabase,
} from './open-database';
export { prepareDatabase } from './prepare-database';
export { isRefusedByDatabase } from './refused-by-database';
export { type Database, requestDatabase } from './request-database';
export type { PlainStatement } from './statement';
export { createStatementRecorder, type StatementRecorder } from './statement-recorder';
export { lockForTransaction, lockStatement } from './transaction-lock';
export { beforeCommit, type InTransaction, runTransaction, transactionsOf } from './transactions';

/** What tests of every workspace use. */
export { contentHash } from './content-hash';
export type { DatabaseTemplate, TestDatabase } from './database-template';
export { createTestDatabase, type TestDatabaseOptions } from './test-database';

/** What tests of every workspace use. */
export { callerAs } from './callers';
export { contentHash } from './content-hash';
export type { DatabaseTemplate, TestDatabase } from './database-template';
export { type RandomQuery, randomQueriesOf, randomQuery } from './random-query';
export {
  findPostgres,
  type RestartablePostgres,
  startRestartablePostgres,
} from './restartable-postgres';
export { BATCHING_SLACK } from './statement-growth';
export {
  type Refusal,
  type SubgraphFixture,
  type SubgraphFixtureSettings,
  startSubgraphFixture,
} from './subgraph-fixture';
export { createTestDatabase, type TestDatabaseOptions } from './test-database';
export {
  type ReceivedMessage,
  startWebhookReceiver,
  type WebhookReceiver,
} from './webhook-receiver';

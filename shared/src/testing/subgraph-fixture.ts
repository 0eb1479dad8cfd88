import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Clock, fixedClock } from '../clock';
import { createStatementRecorder, type StatementRecorder } from '../database';
import type { Subgraph } from '../graphql';
import { createLogger } from '../logger';
import type { SubgraphDependencies } from '../subgraph-process';
import { contentHash } from './content-hash';
import type { DatabaseTemplate, TestDatabase } from './database-template';
import { createTestDatabase } from './test-database';

export interface SubgraphFixtureSettings {
  readonly create: (dependencies: SubgraphDependencies) => Promise<Subgraph>;
  /** The subgraph's folder: `subgraphs/geo`. */
  readonly workspace: string;
  /** Noon of the day the sample data is told from, when omitted. */
  readonly clock?: Clock;
}

/** What a client is told of an operation that was refused. */
export interface Refusal {
  readonly code: unknown;
  readonly argument: unknown;
  readonly message: string;
}

/** A subgraph with its sample data, on a database of its own. */
export interface SubgraphFixture {
  /** Address of its database. */
  readonly url: string;
  /** The embedded one has one transaction at a time. */
  readonly engine: TestDatabase['engine'];
  readonly subgraph: Subgraph;
  /** Sees every statement the subgraph sends. */
  readonly recorder: StatementRecorder;
  /** Runs an operation that must succeed, and returns its data as plain objects. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Runs an operation that must be refused, and returns the refusal. */
  refusal(query: string, variables?: Record<string, unknown>): Promise<Refusal>;
  close(): Promise<void>;
}

const SAMPLE_DAY = fixedClock('2026-11-22T12:00:00Z');
const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

/** What decides about the content of a database that is migrated and loaded. */
const INGREDIENTS = [
  'src/migrations',
  'src/modules',
  'src/geography',
  'src/sample-data',
  'sample-data',
];
/** Its tables are in every database. */
const EVENT_LOG = join(__dirname, '../events/event-log-migrations.ts');

export async function startSubgraphFixture(
  settings: SubgraphFixtureSettings,
): Promise<SubgraphFixture> {
  const { create, clock = SAMPLE_DAY } = settings;
  const database = await createTestDatabase({ template: templateOf(settings) });
  const recorder = createStatementRecorder();
  const subgraph = await create({
    databaseUrl: database.url,
    clock,
    logger,
    statementLogger: recorder.logger,
  });
  return {
    url: database.url,
    engine: database.engine,
    subgraph,
    recorder,
    ...operationsOf(subgraph),
    close: async () => {
      await subgraph.close();
      await database.drop();
    },
  };
}

function templateOf({ create, workspace }: SubgraphFixtureSettings): DatabaseTemplate {
  const own = INGREDIENTS.map((path) => join(workspace, path)).filter(existsSync);
  return {
    key: `${basename(workspace)} ${contentHash([...own, EVENT_LOG])}`,
    prepare: async (databaseUrl) => {
      const subgraph = await create({ databaseUrl, clock: SAMPLE_DAY, logger });
      await subgraph.loadSampleData(() => undefined);
      await subgraph.close();
    },
  };
}

function operationsOf({ server }: Subgraph): Pick<SubgraphFixture, 'ask' | 'refusal'> {
  return {
    ask: async <Data>(query: string, variables: Record<string, unknown> = {}) => {
      const { data, errors } = await server.execute({ query, variables });
      if (errors !== undefined) {
        throw new TypeError(JSON.stringify(errors));
      }
      // graphql-js makes objects without a prototype; a test compares them with plain ones.
      return structuredClone(data) as Data;
    },
    refusal: async (query, variables = {}) => {
      const { errors = [] } = await server.execute({ query, variables });
      const { code, argument } = errors[0]?.extensions ?? {};
      return { code, argument, message: errors[0]?.message ?? 'not refused' };
    },
  };
}

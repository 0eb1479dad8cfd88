import { join } from 'node:path';
import { fixedClock } from '@apogee/shared/clock';
import { createStatementRecorder, type StatementRecorder } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { createLogger } from '@apogee/shared/logger';
import { contentHash, createTestDatabase, type TestDatabase } from '@apogee/shared/testing';
import type { DataSource } from 'typeorm';
import { createCatalogue } from '../app';
import { createCatalogueDataSource } from '../data-source';

interface Refusal {
  readonly code: unknown;
  readonly argument: unknown;
  readonly message: string;
}

/** A catalogue with its sample data, on a database of its own. */
export interface CatalogueFixture {
  /** Runs an operation that must succeed, and returns its data. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Runs an operation that must be refused, and returns the refusal. */
  refusal(query: string, variables?: Record<string, unknown>): Promise<Refusal>;
  readonly subgraph: Subgraph;
  readonly recorder: StatementRecorder;
  /** For rows that a test looks at or adds. */
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

const WORKSPACE = join(__dirname, '../..');
const logger = createLogger({ name: 'catalogue', level: 'silent', format: 'json' });
const clock = fixedClock('2026-11-22T12:00:00Z');

export async function startCatalogue(): Promise<CatalogueFixture> {
  const database = await createTestDatabase({ template: { key: templateKey(), prepare } });
  const recorder = createStatementRecorder();
  const statementLogger = recorder.logger;
  const databaseUrl = database.url;
  const subgraph = await createCatalogue({ databaseUrl, clock, logger, statementLogger });
  const dataSource = await createCatalogueDataSource(databaseUrl).initialize();
  return {
    ...operations(subgraph),
    subgraph,
    recorder,
    dataSource,
    close: closing(database, subgraph, dataSource),
  };
}

function templateKey(): string {
  const paths = ['src/migrations', 'src/modules', 'src/sample-data', 'sample-data'];
  return `catalogue ${contentHash(paths.map((path) => join(WORKSPACE, path)))}`;
}

async function prepare(databaseUrl: string): Promise<void> {
  const subgraph = await createCatalogue({ databaseUrl, clock, logger });
  await subgraph.loadSampleData(() => undefined);
  await subgraph.close();
}

function operations({ server }: Subgraph): Pick<CatalogueFixture, 'ask' | 'refusal'> {
  return {
    ask: async <Data>(query: string, variables: Record<string, unknown> = {}) => {
      const { data, errors } = await server.execute({ query, variables });
      if (errors !== undefined) {
        throw new TypeError(JSON.stringify(errors));
      }
      return data as Data;
    },
    refusal: async (query, variables = {}) => {
      const { errors = [] } = await server.execute({ query, variables });
      const { code, argument } = errors[0]?.extensions ?? {};
      return { code, argument, message: errors[0]?.message ?? 'not refused' };
    },
  };
}

function closing(
  database: TestDatabase,
  subgraph: Subgraph,
  dataSource: DataSource,
): () => Promise<void> {
  return async () => {
    await dataSource.destroy();
    await subgraph.close();
    await database.drop();
  };
}

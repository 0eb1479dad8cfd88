import { join } from 'node:path';
import { fixedClock } from '@apogee/shared/clock';
import { createStatementRecorder, type StatementRecorder } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { createLogger } from '@apogee/shared/logger';
import { contentHash, createTestDatabase, type TestDatabase } from '@apogee/shared/testing';
import type { DataSource } from 'typeorm';
import { createGeo } from '../app';
import { createGeoDataSource } from '../data-source';

/** A geo subgraph with reference and sample data, on a database of its own. */
export interface GeoFixture {
  /** Runs an operation that must succeed, and returns its data. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Runs an operation that must be refused, and returns the refusal. */
  refusal(query: string): Promise<{ code: unknown; argument: unknown; message: string }>;
  readonly subgraph: Subgraph;
  readonly recorder: StatementRecorder;
  /** For rows that a test adds. */
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

const WORKSPACE = join(__dirname, '../..');
const logger = createLogger({ name: 'geo', level: 'silent', format: 'json' });
const clock = fixedClock('2026-11-22T12:00:00Z');

export async function startGeo(): Promise<GeoFixture> {
  const database = await createTestDatabase({ template: { key: templateKey(), prepare } });
  const recorder = createStatementRecorder();
  const subgraph = await createGeo({
    databaseUrl: database.url,
    clock,
    logger,
    statementLogger: recorder.logger,
  });
  const dataSource = await createGeoDataSource(database.url).initialize();
  return {
    ...operations(subgraph),
    subgraph,
    recorder,
    dataSource,
    close: closing(database, subgraph, dataSource),
  };
}

function templateKey(): string {
  const sources = ['migrations', 'geography', 'modules/reference-data', 'modules/establishment'];
  const data = join(WORKSPACE, 'sample-data/establishments.json');
  return `geo ${contentHash([...sources.map((path) => join(WORKSPACE, 'src', path)), data])}`;
}

async function prepare(url: string): Promise<void> {
  const subgraph = await createGeo({ databaseUrl: url, clock, logger });
  await subgraph.loadSampleData(() => undefined);
  await subgraph.close();
}

function operations({ server }: Subgraph): Pick<GeoFixture, 'ask' | 'refusal'> {
  return {
    ask: async <Data>(query: string, variables: Record<string, unknown> = {}) => {
      const { data, errors } = await server.execute({ query, variables });
      if (errors !== undefined) {
        throw new TypeError(JSON.stringify(errors));
      }
      return data as Data;
    },
    refusal: async (query) => {
      const { errors = [] } = await server.execute({ query });
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

import { DataSource, type DataSourceOptions, type Logger } from 'typeorm';
import { setRowTypes } from './row-types';
import { silentLogger } from './statement-recorder';

/** Enough to keep one server core busy per process; the embedded engine runs one statement at a time anyway. */
export const DEFAULT_POOL_SIZE = 8;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * PostgreSQL would compile statements that it believes to be expensive, which takes it longer (35 ms) than any
 * statement of ours takes without. And it would plan most prepared statements anew each time, which takes longer than
 * running them: it takes an unknown list of keys for ten. What is better planned anew says so (`StatementVariant`).
 */
const SESSION = { options: '-c jit=off -c plan_cache_mode=force_generic_plan' };

/** The three subgraphs' PostgreSQL schemas, one each in one database. */
export interface DataSourceSettings {
  readonly url: string;
  /** The PostgreSQL schema that belongs to this subgraph alone, its migrations table included. */
  readonly schema: string;
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
  /** Connections at most; 8 when omitted. */
  readonly poolSize?: number;
  /** Sees every statement; nobody does when omitted. */
  readonly logger?: Logger;
}

/** A TypeORM data source, not yet connected: `prepareDatabase` does that. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  const {
    url,
    schema,
    entities,
    migrations,
    poolSize = DEFAULT_POOL_SIZE,
    logger = silentLogger,
  } = settings;
  setRowTypes();
  return new DataSource({
    type: 'postgres',
    url,
    schema,
    entities,
    migrations,
    poolSize,
    logger,
    logging: true,
    applicationName: `apogee-${schema}`,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: SESSION,
    migrationsTableName: 'migrations',
    // `prepareDatabase` does these, under one lock.
    installExtensions: false,
    migrationsRun: false,
    synchronize: false,
  });
}

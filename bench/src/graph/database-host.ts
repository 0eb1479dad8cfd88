import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@apogee/shared/database';
import { Client } from 'pg';
import { withClient } from '../harness/with-client';
import { type ReadDatabaseSeconds, secondsOfEmbedded, secondsOfServer } from './database-work';
import { findPostgres, startOwnPostgres } from './own-postgres';

/** Where the databases of the bench are. */
export interface DatabaseHost {
  /** For people. */
  readonly what: string;
  create(name: string): Promise<BenchDatabase>;
  close(): Promise<void>;
}

/** An empty database for one data set. */
export interface BenchDatabase {
  readonly url: string;
  readonly query: <Row extends object>(statement: string) => Promise<Row[]>;
  readonly readSeconds: ReadDatabaseSeconds;
  drop(): Promise<void>;
}

/** The server that DATABASE_URL names, else one of our own, else the embedded engine. */
export async function openDatabaseHost(processors: readonly number[]): Promise<DatabaseHost> {
  const url = process.env['DATABASE_URL'] ?? '';
  if (url !== '') {
    return serverHost(url, 'the PostgreSQL server of DATABASE_URL (its processes are not pinned)');
  }
  const binaries = findPostgres();
  if (binaries === null) {
    return embeddedHost();
  }
  try {
    return await ownHost(binaries, processors);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    process.stdout.write(`note: a PostgreSQL of the bench's own: ${reason}\n`);
    return embeddedHost();
  }
}

async function ownHost(binaries: string, processors: readonly number[]): Promise<DatabaseHost> {
  const { url, stop } = await startOwnPostgres(binaries, processors);
  return {
    ...serverHost(url, `a PostgreSQL server of its own (${binaries})`),
    close: () => Promise.resolve(stop()),
  };
}

function serverHost(url: string, what: string): DatabaseHost {
  return {
    what,
    create: async (name) => {
      await sweep(url);
      return createOnServer(url, `apogee_bench_graph_${name}_${process.pid}`);
    },
    close: () => Promise.resolve(),
  };
}

const FIND_LEFTOVERS = `
  /* bench.findLeftovers */
  select datname as name
  from pg_database d
  where datname like 'apogee\\_bench\\_graph\\_%'
    and not exists (select from pg_stat_activity a where a.datid = d.oid)
`;

/** Databases of runs that were interrupted: nobody is connected to them. */
async function sweep(serverUrl: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(FIND_LEFTOVERS);
    for (const { name } of rows) {
      await client.query(`drop database if exists "${name}"`);
    }
  });
}

async function createOnServer(serverUrl: string, name: string): Promise<BenchDatabase> {
  await withClient(serverUrl, async (client) => {
    await client.query(`create database "${name}"`);
    // A parallel worker is gone before its processor time can be read.
    await client.query(`alter database "${name}" set max_parallel_workers_per_gather = 0`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return {
    url: url.href,
    query: async <Row extends object>(statement: string) =>
      (await client.query<Row>(statement)).rows,
    readSeconds: secondsOfServer(client),
    drop: async () => {
      await client.end();
      await withClient(serverUrl, async (administrator) => {
        await administrator.query(`drop database if exists "${name}" with (force)`);
      });
    },
  };
}

function embeddedHost(): DatabaseHost {
  return {
    what: 'the embedded engine: NOTE, one statement at a time, much slower than a PostgreSQL server',
    create: createEmbedded,
    close: () => Promise.resolve(),
  };
}

async function createEmbedded(name: string): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), `apogee-bench-${name}-`));
  const database = await openDatabase({ databaseUrl: null, dataDir, onProgress: () => undefined });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return {
    url: database.url,
    query: async <Row extends object>(statement: string) =>
      (await client.query<Row>(statement)).rows,
    readSeconds: secondsOfEmbedded(dataDir),
    drop: async () => {
      await client.end();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

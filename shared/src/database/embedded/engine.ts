import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { type DataFolder, isNew } from './data-folder';
import { slimPostgis } from './slim-postgis';
import type { Engine } from './wire/backend';

export interface RunningEngine extends Engine {
  /** What a client is told at login. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Writes everything to the data files; the engine is gone afterwards. */
  close(): Promise<void>;
}

/** The settings that PostgreSQL reports to a client at login. */
const REPORTED = [
  'server_version',
  'server_encoding',
  'client_encoding',
  'DateStyle',
  'IntervalStyle',
  'TimeZone',
  'integer_datetimes',
  'standard_conforming_strings',
];

/**
 * One session and small tables: the defaults of a large server would only cost memory, disk and start-up time. Segments
 * of the log are small and go when they are not needed; kept for reuse, they would be larger than the data.
 */
const SETTINGS = [
  'shared_buffers=32MB',
  'max_connections=10',
  'max_wal_size=256MB',
  'wal_recycle=off',
  'wal_init_zero=off',
];
const CREATION = ['--wal-segsize=1'];

/** Opens the data folder, which the caller has locked. Creates the database when there is none. */
export async function startEngine(folder: DataFolder): Promise<RunningEngine> {
  const creating = isNew(folder);
  if (creating) {
    writeFileSync(folder.creating, '');
    rmSync(folder.cluster, { recursive: true, force: true });
    mkdirSync(folder.cluster, { mode: 0o700 });
  }
  const pglite = await PGlite.create(folder.cluster, {
    extensions: { postgis: slimPostgis, pg_trgm, unaccent },
    initDbStartParams: CREATION,
    postgresqlconf: SETTINGS,
  });
  if (creating) {
    await pglite.exec('checkpoint');
    rmSync(folder.creating);
  }
  return {
    parameters: await readParameters(pglite),
    execute: (messages, onRawData) =>
      pglite.execProtocolRawStream(messages, { syncToFs: false, onRawData }),
    close: async () => {
      await pglite.exec('checkpoint');
      await pglite.close();
    },
  };
}

async function readParameters(pglite: PGlite): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pglite.query<{ readonly name: string; readonly setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [REPORTED],
  );
  return new Map(rows.map(({ name, setting }) => [name, setting]));
}

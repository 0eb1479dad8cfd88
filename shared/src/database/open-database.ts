import { openEmbeddedDatabase } from './embedded';
import { checkServer } from './server-check';

/** How long a statement waits for another connection's transaction on the embedded engine. */
const DEFAULT_LOCK_WAIT_MS = 30_000;

export interface OpenDatabaseOptions {
  /** Address of a PostgreSQL server with PostGIS; null: the embedded engine. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded engine's data; made when missing. Not used with a server. */
  readonly dataDir: string;
  /** Told what takes time, in lines for a person. */
  readonly onProgress: (message: string) => void;
  /**
   * Embedded engine only: how long a statement waits for another connection's transaction before it fails with
   * SQLSTATE 55P03. 30 s when omitted. The process that starts the engine decides for all.
   */
  readonly lockWaitMs?: number;
}

export type DatabaseEngine = 'embedded' | 'server';

export interface OpenDatabase {
  /** Holds the password: not for logs. */
  readonly url: string;
  readonly engine: DatabaseEngine;
  /** Gives the embedded engine back; it stops when nobody uses it any more. Close connection pools first. */
  close(): Promise<void>;
}

/** Finds the database of this process, starting the embedded engine if need be. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { databaseUrl, dataDir, onProgress, lockWaitMs = DEFAULT_LOCK_WAIT_MS } = options;
  if (databaseUrl !== null) {
    await checkServer(databaseUrl);
    return { url: databaseUrl, engine: 'server', close: () => Promise.resolve() };
  }
  const lease = await openEmbeddedDatabase({ dataDir, onProgress, lockWaitMs });
  return { url: lease.url, engine: 'embedded', close: () => lease.close() };
}

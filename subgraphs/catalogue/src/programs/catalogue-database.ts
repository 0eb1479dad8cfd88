import {
  type Database,
  type InTransaction,
  openDatabase,
  prepareDatabase,
  transactionsOf,
} from '@apogee/shared/database';
import { readDatabaseConfig } from '../config';
import { createCatalogueDataSource, SCHEMA } from '../data-source';

/** The catalogue's database, for a program that does one thing with it. */
export interface CatalogueDatabase {
  readonly database: Database;
  readonly inTransaction: InTransaction;
}

/** Does work with the database of the environment, brought up to date; closes it whatever happens. */
export async function withCatalogueDatabase(
  say: (line: string) => void,
  work: (database: CatalogueDatabase) => Promise<void>,
): Promise<void> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = readDatabaseConfig();
  const opened = await openDatabase({ databaseUrl, dataDir, onProgress: say });
  const dataSource = createCatalogueDataSource(opened.url);
  try {
    await prepareDatabase(dataSource, SCHEMA);
    await work({ database: dataSource, inTransaction: transactionsOf(dataSource) });
  } finally {
    if (dataSource.isInitialized) {
      await dataSource.destroy();
    }
    await opened.close();
  }
}

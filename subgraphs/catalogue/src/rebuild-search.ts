import { systemClock } from '@apogee/shared/clock';
import { openDatabase, transactionsOf } from '@apogee/shared/database';
import { EventLog } from '@apogee/shared/events';
import { runJob, takeNoArguments } from '@apogee/shared/lifecycle';
import { createLogger } from '@apogee/shared/logger';
import { readDatabaseConfig } from './config';
import { createCatalogueDataSource } from './data-source';
import { rebuildSearch } from './modules/search';

/** `npm run search:rebuild`: makes all search documents anew, from the event log and the catalogue. */

const USAGE = `Usage: npm run search:rebuild

Makes all search documents anew from the event log and the catalogue, while others search: they see the former ones
until the new ones are whole.

Environment: DATABASE_URL, DATA_DIR.`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void runJob(async () => {
  takeNoArguments(USAGE);
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = readDatabaseConfig();
  const database = await openDatabase({ databaseUrl, dataDir, onProgress: say });
  const dataSource = await createCatalogueDataSource(database.url).initialize();
  const logger = createLogger({ name: 'search', level: 'info', format: 'json' });
  const log = new EventLog(dataSource, logger);
  try {
    await rebuildSearch({ log, inTransaction: transactionsOf(dataSource), clock: systemClock });
    say('The search documents are made anew.');
  } finally {
    await log.close();
    await dataSource.destroy();
    await database.close();
  }
});

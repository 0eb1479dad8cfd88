import { transactionsOf } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { type Running, repeatWork } from '@apogee/shared/lifecycle';
import { type SubgraphDependencies, startSubgraph } from '@apogee/shared/subgraph-process';
import { readScheduleSettings } from './config';
import { createContext } from './context';
import { createCatalogueDataSource, SCHEMA } from './data-source';
import { exportRunner, removeExpiredExports } from './modules/export';
import { importRunner } from './modules/import';
import { tellMatches } from './modules/saved-search';
import { announcementConsumer, bringSearchUpToDate, followDays } from './modules/search';
import { loadSampleData } from './sample-data';
import { buildCatalogueSchema } from './schema';

/** The catalogue subgraph, migrated and ready to answer. */
export function createCatalogue(dependencies: SubgraphDependencies): Promise<Subgraph> {
  const { clock, databaseUrl, logger, statementLogger } = dependencies;
  const schedule = readScheduleSettings();
  const dataSource = createCatalogueDataSource(databaseUrl, statementLogger);
  const inTransaction = transactionsOf(dataSource);
  const imports = importRunner({ inTransaction, clock, logger });
  const exports = exportRunner({ inTransaction, clock, logger });
  const beginFollowingDays = (): Running =>
    repeatWork({
      work: () => followDays(inTransaction, clock),
      everyMs: schedule.everyMs,
      onError: (err) => logger.error({ err }, 'could not bring search to the day'),
    });
  const beginRemovingExports = (): Running =>
    repeatWork({
      work: () => removeExpiredExports(inTransaction, clock),
      everyMs: schedule.everyMs,
      onError: (err) => logger.error({ err }, 'could not remove expired exports'),
    });
  return startSubgraph(
    {
      name: SCHEMA,
      dataSource,
      buildSchema: buildCatalogueSchema,
      createContext: (database, rights) =>
        createContext({
          database,
          ...rights,
          clock,
          wakeExports: () => exports.wake(),
          wakeImports: () => imports.wake(),
        }),
      beginWork: () => [
        imports.begin(),
        exports.begin(),
        ...(schedule.isOn ? [beginFollowingDays(), beginRemovingExports()] : []),
      ],
      consumers: [
        announcementConsumer(clock, (database, changed) => tellMatches(database, changed, clock)),
      ],
      loadReferenceData: () => bringSearchUpToDate(inTransaction, clock.today()),
      loadSampleData: (report) => loadSampleData({ dataSource, clock }, report),
    },
    dependencies,
  );
}

/** The subgraph's SDL, for composition. Needs no database. */
export async function catalogueSdl(): Promise<string> {
  return (await buildCatalogueSchema()).sdl;
}

import { transactionsOf } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { type SubgraphDependencies, startSubgraph } from '@apogee/shared/subgraph-process';
import { createContext } from './context';
import { createCatalogueDataSource, SCHEMA } from './data-source';
import { ImportRunner } from './modules/import';
import { announcementConsumer, bringSearchUpToDate } from './modules/search';
import { loadSampleData } from './sample-data';
import { buildCatalogueSchema } from './schema';

/** The catalogue subgraph, migrated and ready to answer. */
export function createCatalogue(dependencies: SubgraphDependencies): Promise<Subgraph> {
  const { clock, databaseUrl, logger, statementLogger } = dependencies;
  const dataSource = createCatalogueDataSource(databaseUrl, statementLogger);
  const imports = new ImportRunner({ inTransaction: transactionsOf(dataSource), clock, logger });
  return startSubgraph(
    {
      name: SCHEMA,
      dataSource,
      buildSchema: buildCatalogueSchema,
      createContext: (database, rights) =>
        createContext(database, { ...rights, clock, wakeImports: () => imports.wake() }),
      beginWork: () => imports.begin(),
      consumers: [announcementConsumer(clock)],
      loadReferenceData: () => bringSearchUpToDate(transactionsOf(dataSource), clock.today()),
      loadSampleData: (report) => loadSampleData({ dataSource, clock }, report),
    },
    dependencies,
  );
}

/** The subgraph's SDL, for composition. Needs no database. */
export async function catalogueSdl(): Promise<string> {
  return (await buildCatalogueSchema()).sdl;
}

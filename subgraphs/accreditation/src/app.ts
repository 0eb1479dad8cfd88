import type { Subgraph } from '@apogee/shared/graphql';
import { type SubgraphDependencies, startSubgraph } from '@apogee/shared/subgraph-process';
import { createContext } from './context';
import { createAccreditationDataSource, SCHEMA } from './data-source';
import { loadSampleData } from './sample-data/load-sample-data';
import { buildAccreditationSchema } from './schema';

/** The accreditation subgraph, migrated and ready to answer. */
export function createAccreditation(dependencies: SubgraphDependencies): Promise<Subgraph> {
  const { databaseUrl, statementLogger } = dependencies;
  const dataSource = createAccreditationDataSource(databaseUrl, statementLogger);
  return startSubgraph(
    {
      name: SCHEMA,
      dataSource,
      buildSchema: buildAccreditationSchema,
      createContext: (database) => createContext(database, dependencies.clock),
      loadSampleData: (report) => loadSampleData(dataSource, report),
    },
    dependencies,
  );
}

/** The subgraph's SDL, for composition. Needs no database. */
export async function accreditationSdl(): Promise<string> {
  return (await buildAccreditationSchema()).sdl;
}

import type { Subgraph } from '@apogee/shared/graphql';
import { type SubgraphDependencies, startSubgraph } from '@apogee/shared/subgraph-process';
import { createContext } from './context';
import { createGeoDataSource, SCHEMA } from './data-source';
import { loadSampleEstablishments } from './modules/establishment';
import { loadReferenceData } from './modules/reference-data';
import { buildGeoSchema } from './schema';

/**
 * The geo subgraph, migrated and with its reference data in place: regions, départements and communes are part of
 * the program, not of the sample data, and are loaded on the first start (some seconds).
 */
export function createGeo(dependencies: SubgraphDependencies): Promise<Subgraph> {
  const { databaseUrl, statementLogger, clock } = dependencies;
  const dataSource = createGeoDataSource(databaseUrl, statementLogger);
  return startSubgraph(
    {
      name: SCHEMA,
      dataSource,
      buildSchema: buildGeoSchema,
      createContext,
      loadReferenceData: (report) => loadReferenceData(dataSource, report),
      loadSampleData: (report) => loadSampleEstablishments({ dataSource, clock }, report),
    },
    dependencies,
  );
}

/** The subgraph's SDL, for composition. Needs no database. */
export async function geoSdl(): Promise<string> {
  return (await buildGeoSchema()).sdl;
}

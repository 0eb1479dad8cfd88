import { transactionsOf } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { type SubgraphDependencies, startSubgraph } from '@apogee/shared/subgraph-process';
import { createContext } from './context';
import { createGeoDataSource, SCHEMA } from './data-source';
import { loadSampleEstablishments } from './modules/establishment';
import { establishmentConsumer, GeoplateformeGeocoder, runGeocoding } from './modules/geocoding';
import { loadReferenceData } from './modules/reference-data';
import { type KnownTerritories, readKnownTerritories } from './modules/territory';
import { buildGeoSchema } from './schema';

export interface GeoDependencies extends SubgraphDependencies {
  /** Address of the State's geocoding service, or of one that speaks as it does. Omitted or null: none is asked. */
  readonly geocodingUrl?: string | null;
}

/**
 * The geo subgraph, migrated and with its reference data in place: territories are part of the program, not of the
 * sample data, and are loaded on the first start (some seconds).
 */
export function createGeo(dependencies: GeoDependencies): Promise<Subgraph> {
  const { databaseUrl, statementLogger, clock, logger, geocodingUrl = null } = dependencies;
  const geocoders =
    geocodingUrl === null
      ? []
      : [new GeoplateformeGeocoder({ url: new URL(geocodingUrl), logger })];
  const dataSource = createGeoDataSource(databaseUrl, statementLogger);
  const inTransaction = transactionsOf(dataSource);
  // Known before anything is asked.
  let knownTerritories: KnownTerritories;
  return startSubgraph(
    {
      name: SCHEMA,
      dataSource,
      buildSchema: buildGeoSchema,
      createContext: (database, rights) =>
        createContext({ database, ...rights, clock, geocoders, knownTerritories }),
      consumers: [establishmentConsumer(clock)],
      // Without a service there is nobody to ask for addresses.
      beginWork: () =>
        geocoders.map((geocoder) => runGeocoding({ geocoder, inTransaction, clock, logger })),
      loadReferenceData: async (report) => {
        await loadReferenceData(dataSource, report);
        knownTerritories = await readKnownTerritories(dataSource);
      },
      loadSampleData: (report) => loadSampleEstablishments({ dataSource, clock }, report),
    },
    dependencies,
  );
}

/** The subgraph's SDL, for composition. Needs no database. */
export async function geoSdl(): Promise<string> {
  return (await buildGeoSchema()).sdl;
}

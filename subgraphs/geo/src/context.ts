import type { DataSource } from 'typeorm';
import {
  createEstablishmentLoaders,
  LocatedEstablishmentRepository,
  TerritoryEstablishmentRepository,
} from './modules/establishment';
import { MapClusterRepository, type MapContext } from './modules/map';
import {
  CommuneRepository,
  createTerritoryLoaders,
  DepartementRepository,
  RegionRepository,
} from './modules/territory';

/** What a resolver sees of its request. */
export type GeoContext = MapContext;

/** Repositories are shared; loaders are made for each request, so nobody reads another request's cache. */
export function createContextFactory(dataSource: DataSource): () => GeoContext {
  const repositories: GeoContext['repositories'] = {
    communes: new CommuneRepository(dataSource),
    departements: new DepartementRepository(dataSource),
    regions: new RegionRepository(dataSource),
    establishments: new LocatedEstablishmentRepository(dataSource),
    territoryEstablishments: new TerritoryEstablishmentRepository(dataSource),
    mapClusters: new MapClusterRepository(dataSource),
  };
  return () => ({
    repositories,
    loaders: {
      ...createTerritoryLoaders(repositories),
      ...createEstablishmentLoaders(repositories),
    },
  });
}

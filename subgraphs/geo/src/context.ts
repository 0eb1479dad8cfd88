import type { Database } from '@apogee/shared/database';
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
  EpciRepository,
  FormerCommuneRepository,
  PlaceSearchRepository,
  RegionRepository,
} from './modules/territory';

/** What a resolver sees of its request. */
export type GeoContext = MapContext;

/** Made for each request: loaders, so that nobody reads another request's cache, over the request's own database. */
export function createContext(database: Database): GeoContext {
  const repositories: GeoContext['repositories'] = {
    communes: new CommuneRepository(database),
    departements: new DepartementRepository(database),
    regions: new RegionRepository(database),
    epcis: new EpciRepository(database),
    formerCommunes: new FormerCommuneRepository(database),
    placeSearch: new PlaceSearchRepository(database),
    establishments: new LocatedEstablishmentRepository(database),
    territoryEstablishments: new TerritoryEstablishmentRepository(database),
    mapClusters: new MapClusterRepository(database),
  };
  return {
    repositories,
    loaders: {
      ...createTerritoryLoaders(repositories),
      ...createEstablishmentLoaders(repositories),
    },
  };
}

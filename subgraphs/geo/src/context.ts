import type { Clock } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { RequestRights } from '@apogee/shared/subgraph-process';
import {
  createEstablishmentLoaders,
  LocatedEstablishmentRepository,
  TerritoryEstablishmentRepository,
} from './modules/establishment';
import { CommuneGeocoder, firstOf, type Geocoder, type LocatingContext } from './modules/geocoding';
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
export type GeoContext = MapContext & LocatingContext;

/** What outlives requests. */
export interface GeoServices {
  readonly clock: Clock;
  /** Services that are asked before the reference data, in this order. */
  readonly geocoders: readonly Geocoder[];
}

/** Made for each request: loaders, so that nobody reads another request's cache, over the request's own database. */
export function createContext(
  database: Database,
  { caller, inTransaction }: RequestRights,
  { clock, geocoders }: GeoServices,
): GeoContext {
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
    caller,
    inTransaction,
    clock,
    geocoder: firstOf([...geocoders, new CommuneGeocoder(database)]),
    repositories,
    loaders: {
      ...createTerritoryLoaders(repositories),
      ...createEstablishmentLoaders(repositories),
    },
  };
}

import type { Clock } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { contextsOf } from '@apogee/shared/graphql';
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
  type KnownTerritories,
  PlaceSearchRepository,
  RegionRepository,
} from './modules/territory';

/** What a resolver sees of its request. */
export type GeoContext = MapContext & LocatingContext;

/** What a request's context is made of: loaders, so that nobody reads another request's cache. */
interface Given extends RequestRights {
  /** As this request sees it. */
  readonly database: Database;
  readonly clock: Clock;
  /** Services that are asked before the reference data, in this order. */
  readonly geocoders: readonly Geocoder[];
  readonly knownTerritories: KnownTerritories;
}

export const createContext = contextsOf<Given, Omit<GeoContext, keyof Given>>({
  geocoder: ({ database, geocoders }) => firstOf([...geocoders, new CommuneGeocoder(database)]),
  repositories: ({ database }) => ({
    communes: new CommuneRepository(database),
    departements: new DepartementRepository(database),
    regions: new RegionRepository(database),
    epcis: new EpciRepository(database),
    formerCommunes: new FormerCommuneRepository(database),
    placeSearch: new PlaceSearchRepository(database),
    establishments: new LocatedEstablishmentRepository(database),
    territoryEstablishments: new TerritoryEstablishmentRepository(database),
    mapClusters: new MapClusterRepository(database),
  }),
  loaders: ({ repositories, knownTerritories }) => ({
    ...createTerritoryLoaders(repositories, knownTerritories),
    ...createEstablishmentLoaders(repositories),
  }),
});

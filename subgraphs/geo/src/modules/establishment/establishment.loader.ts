import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import type { CommuneCode } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { TerritoryLevel } from '../../geography/territory';
import type {
  BoxRequest,
  CommuneOfFirm,
  DistanceRequest,
  EstablishmentLocation,
  FirmOfTerritory,
  TerritoryCriteria,
  TerritoryPageRequest,
  TerritoryStatistics,
} from './located-establishment';
import type { LocatedEstablishmentRepository } from './located-establishment.repository';
import type { TerritoryEstablishmentRepository } from './territory-establishment.repository';

export interface EstablishmentRepositories {
  readonly establishments: LocatedEstablishmentRepository;
  readonly territoryEstablishments: TerritoryEstablishmentRepository;
}

type Found = Pick<EstablishmentLocation, 'establishmentId'>;
type PerLevel<Loader> = Readonly<Record<TerritoryLevel, Loader>>;

/** Made once per request: keys asked together are read by one statement. */
export interface EstablishmentLoaders {
  readonly location: DataLoader<string, EstablishmentLocation | null>;
  readonly distance: DataLoader<DistanceRequest, number | null, string>;
  readonly establishmentsInBox: DataLoader<BoxRequest, Found[], string>;
  readonly establishmentPage: PerLevel<DataLoader<TerritoryPageRequest, Found[], string>>;
  readonly firmPage: PerLevel<DataLoader<TerritoryPageRequest, FirmOfTerritory[], string>>;
  readonly communesOfFirm: DataLoader<string, CommuneCode[]>;
  readonly statistics: PerLevel<DataLoader<TerritoryCriteria, TerritoryStatistics, string>>;
}

export function createEstablishmentLoaders(
  repositories: EstablishmentRepositories,
): EstablishmentLoaders {
  const { establishments, territoryEstablishments } = repositories;
  return {
    location: new DataLoader(async (ids: readonly string[]) =>
      indexByKey<string, EstablishmentLocation>(
        ids,
        await establishments.findByIds(ids),
        (row) => row.establishmentId,
      ),
    ),
    distance: new DataLoader((requests) => establishments.findDistances(requests), {
      cacheKeyFn: ({ establishmentId, from }) =>
        `${from.latitude} ${from.longitude} ${establishmentId}`,
    }),
    establishmentsInBox: new DataLoader((requests) => establishments.findPagesByBox(requests), {
      cacheKeyFn: ({ bounds, filter, limit }) =>
        JSON.stringify([bounds.south, bounds.west, bounds.north, bounds.east, filter, limit]),
    }),
    establishmentPage: perLevel((level) =>
      pageLoader((requests) => territoryEstablishments.findPages(level, requests)),
    ),
    firmPage: perLevel((level) =>
      pageLoader((requests) => territoryEstablishments.findFirmPages(level, requests)),
    ),
    communesOfFirm: new DataLoader(async (firmIds: readonly string[]) => {
      const found = await territoryEstablishments.findCommunesOfFirms(firmIds);
      return groupByKey<string, CommuneOfFirm>(firmIds, found, ({ firmId }) => firmId).map((rows) =>
        rows.map(({ communeCode }) => communeCode),
      );
    }),
    statistics: perLevel((level) => statisticsLoader(territoryEstablishments, level)),
  };
}

function perLevel<Loader>(loaderFor: (level: TerritoryLevel) => Loader): PerLevel<Loader> {
  return {
    COMMUNE: loaderFor('COMMUNE'),
    EPCI: loaderFor('EPCI'),
    DEPARTEMENT: loaderFor('DEPARTEMENT'),
    REGION: loaderFor('REGION'),
  };
}

function pageLoader<Row>(
  read: (requests: readonly TerritoryPageRequest[]) => Promise<Row[][]>,
): DataLoader<TerritoryPageRequest, Row[], string> {
  return new DataLoader(read, {
    cacheKeyFn: ({ code, filter, after, limit }) => JSON.stringify([code, filter, after, limit]),
  });
}

function statisticsLoader(
  repository: TerritoryEstablishmentRepository,
  level: TerritoryLevel,
): DataLoader<TerritoryCriteria, TerritoryStatistics, string> {
  return new DataLoader((criteria) => repository.count(level, criteria), {
    cacheKeyFn: ({ code, filter }) => JSON.stringify([code, filter]),
  });
}

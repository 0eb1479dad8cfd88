import { indexByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import type { TerritoryLevel } from '../../geography/territory';
import type {
  BoxRequest,
  DistanceRequest,
  EstablishmentLocation,
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
      cacheKeyFn: ({ bounds, demonstration, limit }) =>
        [bounds.south, bounds.west, bounds.north, bounds.east, demonstration, limit].join(' '),
    }),
    establishmentPage: {
      COMMUNE: pageLoader(territoryEstablishments, 'COMMUNE'),
      DEPARTEMENT: pageLoader(territoryEstablishments, 'DEPARTEMENT'),
      REGION: pageLoader(territoryEstablishments, 'REGION'),
    },
    statistics: {
      COMMUNE: statisticsLoader(territoryEstablishments, 'COMMUNE'),
      DEPARTEMENT: statisticsLoader(territoryEstablishments, 'DEPARTEMENT'),
      REGION: statisticsLoader(territoryEstablishments, 'REGION'),
    },
  };
}

function pageLoader(
  repository: TerritoryEstablishmentRepository,
  level: TerritoryLevel,
): DataLoader<TerritoryPageRequest, Found[], string> {
  return new DataLoader((requests) => repository.findPages(level, requests), {
    cacheKeyFn: ({ code, demonstration, after, limit }) =>
      `${code} ${demonstration} ${limit} ${after ?? ''}`,
  });
}

function statisticsLoader(
  repository: TerritoryEstablishmentRepository,
  level: TerritoryLevel,
): DataLoader<TerritoryCriteria, TerritoryStatistics, string> {
  return new DataLoader((criteria) => repository.count(level, criteria), {
    cacheKeyFn: ({ code, demonstration }) => `${code} ${demonstration}`,
  });
}

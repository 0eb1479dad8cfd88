import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import type { Commune, Departement, Region } from '../../geography/territory';
import type { CommuneRepository } from './commune.repository';
import type { CommunePageRequest, UpperLevel } from './commune-search';
import type { DepartementRepository } from './departement.repository';
import type { RegionRepository } from './region.repository';

/** What the loaders of this module read from. */
export interface TerritoryRepositories {
  readonly communes: CommuneRepository;
  readonly departements: DepartementRepository;
  readonly regions: RegionRepository;
}

/** Made once per request: every key is read once, and keys asked together are read together. */
export interface TerritoryLoaders {
  readonly commune: DataLoader<string, Commune | null>;
  readonly departement: DataLoader<string, Departement | null>;
  readonly region: DataLoader<string, Region | null>;
  readonly arrondissements: DataLoader<string, Commune[]>;
  readonly departementsOfRegion: DataLoader<string, Departement[]>;
  readonly communePage: Readonly<
    Record<UpperLevel, DataLoader<CommunePageRequest, Commune[], string>>
  >;
  readonly communeCount: Readonly<Record<UpperLevel, DataLoader<string, number>>>;
}

export function createTerritoryLoaders(repositories: TerritoryRepositories): TerritoryLoaders {
  const { communes, departements, regions } = repositories;
  return {
    commune: new DataLoader(async (codes: readonly string[]) =>
      indexByKey(codes, await communes.findByCodes(codes), (commune) => commune.inseeCode),
    ),
    departement: new DataLoader(async (codes: readonly string[]) =>
      indexByKey(codes, await departements.findByCodes(codes), (departement) => departement.code),
    ),
    region: new DataLoader(async (codes: readonly string[]) =>
      indexByKey(codes, await regions.findByCodes(codes), (region) => region.code),
    ),
    arrondissements: new DataLoader(async (codes: readonly string[]) =>
      groupByKey<string, Commune>(
        codes,
        await communes.findArrondissements(codes),
        (row) => row.municipalityCode,
      ),
    ),
    departementsOfRegion: new DataLoader(async (codes: readonly string[]) =>
      groupByKey(codes, await departements.findByRegions(codes), (row) => row.regionCode),
    ),
    communePage: {
      DEPARTEMENT: pageLoader(communes, 'DEPARTEMENT'),
      REGION: pageLoader(communes, 'REGION'),
    },
    communeCount: {
      DEPARTEMENT: countLoader(communes, 'DEPARTEMENT'),
      REGION: countLoader(communes, 'REGION'),
    },
  };
}

function pageLoader(
  communes: CommuneRepository,
  level: UpperLevel,
): DataLoader<CommunePageRequest, Commune[], string> {
  return new DataLoader((requests) => communes.findPages(level, requests), {
    cacheKeyFn: ({ territoryCode, after, limit }) => `${territoryCode} ${limit} ${after ?? ''}`,
  });
}

function countLoader(communes: CommuneRepository, level: UpperLevel): DataLoader<string, number> {
  return new DataLoader(async (codes: readonly string[]) => {
    const counts = await communes.countByTerritory(level, codes);
    return indexByKey(codes, counts, (row) => row.code).map((row) => row?.count ?? 0);
  });
}

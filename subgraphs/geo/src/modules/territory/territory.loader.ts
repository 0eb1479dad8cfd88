import { groupByKey, indexByKey } from '@apogee/shared/graphql';
import DataLoader from 'dataloader';
import type { Commune, Departement, Epci, FormerCommune, Region } from '../../geography/territory';
import type { CommuneRepository } from './commune.repository';
import type { CommunePageRequest, UpperLevel } from './commune-search';
import type { DepartementRepository } from './departement.repository';
import type { EpciRepository } from './epci.repository';
import type { FormerCommuneRepository } from './former-commune.repository';
import type { KnownTerritories } from './known-territories.loader';
import type { PlaceKind } from './place-search';
import type { PlaceSearchRepository } from './place-search.repository';
import type { RegionRepository } from './region.repository';
import type { NamedTerritory } from './territory-id';

/** What the loaders of this module read from. */
export interface TerritoryRepositories {
  readonly communes: CommuneRepository;
  readonly departements: DepartementRepository;
  readonly regions: RegionRepository;
  readonly epcis: EpciRepository;
  readonly formerCommunes: FormerCommuneRepository;
  readonly placeSearch: PlaceSearchRepository;
}

/** What one code stands for, at once where the process knows it. */
interface ByCode<Row> {
  load(code: string): Found<Row>;
}

export type Found<Row> = Row | null | Promise<Row | null>;

/** Made once per request: every key is read once, and keys asked together are read together. */
export interface TerritoryLoaders {
  readonly commune: ByCode<Commune>;
  readonly departement: ByCode<Departement>;
  readonly region: ByCode<Region>;
  readonly epci: DataLoader<string, Epci | null>;
  readonly formerCommune: DataLoader<string, FormerCommune | null>;
  readonly predecessors: DataLoader<string, FormerCommune[]>;
  readonly arrondissements: DataLoader<string, Commune[]>;
  readonly departementsOfRegion: DataLoader<string, Departement[]>;
  readonly communePage: Readonly<
    Record<UpperLevel, DataLoader<CommunePageRequest, Commune[], string>>
  >;
  readonly communeCount: Readonly<Record<UpperLevel, DataLoader<string, number>>>;
}

export function createTerritoryLoaders(
  repositories: TerritoryRepositories,
  known: KnownTerritories,
): TerritoryLoaders {
  const { communes, departements, regions, epcis, formerCommunes } = repositories;
  return {
    departement: knownOr(known.departements, (codes) => departements.findByCodes(codes), codeOf),
    region: knownOr(known.regions, (codes) => regions.findByCodes(codes), codeOf),
    commune: knownOr(
      known.communes,
      (codes) => communes.findByCodes(codes),
      ({ inseeCode }) => inseeCode,
    ),
    epci: new DataLoader(async (codes: readonly string[]) =>
      indexByKey(codes, await epcis.findByCodes(codes), (epci) => epci.code),
    ),
    formerCommune: new DataLoader(async (codes: readonly string[]) =>
      indexByKey(codes, await formerCommunes.findByCodes(codes), (former) => former.inseeCode),
    ),
    predecessors: new DataLoader(async (codes: readonly string[]) =>
      groupByKey<string, FormerCommune>(
        codes,
        await formerCommunes.findBySuccessors(codes),
        (former) => former.successorCode,
      ),
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
      EPCI: pageLoader(communes, 'EPCI'),
      DEPARTEMENT: pageLoader(communes, 'DEPARTEMENT'),
      REGION: pageLoader(communes, 'REGION'),
    },
    communeCount: {
      EPCI: countLoader(communes, 'EPCI'),
      DEPARTEMENT: countLoader(communes, 'DEPARTEMENT'),
      REGION: countLoader(communes, 'REGION'),
    },
  };
}

/** A territory of any level. */
export type Place = Commune | Epci | Departement | Region;

/** The found places themselves, in their order; one statement a kind. */
export function placesOf(
  loaders: TerritoryLoaders,
  found: readonly NamedTerritory[],
): Promise<(Place | null)[]> {
  const loaderOf: Readonly<Record<PlaceKind, ByCode<Place>>> = {
    REGION: loaders.region,
    DEPARTEMENT: loaders.departement,
    EPCI: loaders.epci,
    COMMUNE: loaders.commune,
  };
  return Promise.all(found.map(async ({ kind, code }) => loaderOf[kind].load(code)));
}

/** The database is asked of what the process does not know, and knows from then on. */
function knownOr<Row>(
  known: Map<string, Row>,
  read: (codes: readonly string[]) => Promise<readonly Row[]>,
  codeOfRow: (row: Row) => string,
): ByCode<Row> {
  const others = new DataLoader<string, Row | null>(async (codes) => {
    const rows = await read(codes);
    for (const row of rows) {
      known.set(codeOfRow(row), row);
    }
    return indexByKey(codes, rows, codeOfRow);
  });
  return { load: (code) => known.get(code) ?? others.load(code) };
}

const codeOf = ({ code }: Departement | Region): string => code;

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

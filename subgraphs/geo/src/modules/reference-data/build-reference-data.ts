import { assertNever } from '@apogee/shared/errors';
import { isCommuneCode, isRegionCode, type RegionCode, type Siren } from '@apogee/shared/ids';
import { type Bounds, boundsOf } from '../../geography/bounds';
import {
  type Commune,
  type CommuneCentroid,
  CommuneKind,
  type Departement,
  type Epci,
  EpciKind,
  type FormerCommune,
  type Region,
  Territory,
} from '../../geography/territory';
import type {
  CommuneRecord,
  Decoupage,
  DepartementRecord,
  EpciRecord,
  RegionRecord,
} from './decoupage';
import type { CommuneHistory } from './former-commune';
import { locateCommunes, type PlacePoint } from './locate-communes';
import { matchTowns, type RejectedTowns } from './match-towns';
import { append } from './place-index';
import type { Place, Town } from './town';

/** All reference data of the subgraph, ready to be written. */
export interface ReferenceData {
  readonly communes: readonly Commune[];
  readonly formerCommunes: readonly FormerCommune[];
  readonly epcis: readonly Epci[];
  readonly departements: readonly Departement[];
  readonly regions: readonly Region[];
  readonly rejectedTowns: RejectedTowns;
}

const CORSE = '94';

export interface ReferenceSources {
  readonly decoupage: Decoupage;
  readonly towns: readonly Town[];
  readonly history: CommuneHistory;
}

/** Joins INSEE's communes with GeoNames' towns and with what became of former communes. */
export function buildReferenceData(sources: ReferenceSources): ReferenceData {
  const { decoupage, towns, history } = sources;
  const records = decoupage.communes.filter(isCurrent);
  const epciOf = epciByMember(decoupage);
  const places = toPlaces(records, epciOf);
  const { townByCommune, rejected } = matchTowns(places, towns);
  const points = locateCommunes(places, townByCommune);
  const communes = records.map((record) =>
    toCommune(record, {
      point: points.get(record.code) ?? null,
      epciCode: epciOf.get(record.commune ?? record.code) ?? null,
      history,
    }),
  );
  return {
    communes,
    formerCommunes: toFormerCommunes(history, communes),
    epcis: toEpcis(decoupage.epcis, communes),
    departements: decoupage.departements.map((record) => toDepartement(record, communes)),
    regions: decoupage.regions.flatMap((record) => {
      const code = regionOf(record.code);
      return code === null ? [] : [toRegion({ ...record, code }, communes)];
    }),
    rejectedTowns: rejected,
  };
}

function isCurrent({ type }: CommuneRecord): boolean {
  return type === 'commune-actuelle' || type === 'arrondissement-municipal';
}

/** Overseas collectivities are no regions, although the package lists them among both. */
function regionOf(code: string): RegionCode | null {
  return isRegionCode(code) ? code : null;
}

type EpciByMember = ReadonlyMap<string, Siren>;

function epciByMember({ epcis }: Decoupage): EpciByMember {
  return new Map(
    epcis.flatMap((epci) => epci.membres.map((member) => [member.code, epci.code] as const)),
  );
}

function toPlaces(records: readonly CommuneRecord[], epciOf: EpciByMember): readonly Place[] {
  return records.map((record) => ({
    inseeCode: record.code,
    name: record.nom,
    municipalityCode: record.commune ?? record.code,
    departementCode: record.departement,
    epciCode: epciOf.get(record.commune ?? record.code) ?? null,
    postcodes: record.codesPostaux,
  }));
}

interface CommuneFacts {
  readonly point: PlacePoint | null;
  readonly epciCode: Siren | null;
  readonly history: CommuneHistory;
}

function toCommune(record: CommuneRecord, { point, epciCode, history }: CommuneFacts): Commune {
  const isArrondissement = record.type === 'arrondissement-municipal';
  return {
    inseeCode: record.code,
    name: record.nom,
    kind: isArrondissement ? CommuneKind.MUNICIPAL_ARRONDISSEMENT : CommuneKind.COMMUNE,
    municipalityCode: record.commune ?? record.code,
    departementCode: record.departement,
    regionCode: regionOf(record.region),
    epciCode,
    territory: territoryOf(record.zone, record.region),
    postcodes: record.codesPostaux,
    population: record.population,
    centroid: point,
    listedSince: isArrondissement ? null : (history.listedSince[record.code] ?? history.firstList),
  };
}

/** Only those that lead to a commune of the list that was loaded: the two sources may be of different years. */
function toFormerCommunes(
  { former }: CommuneHistory,
  communes: readonly Commune[],
): readonly FormerCommune[] {
  const current = new Set<string>(communes.map(({ inseeCode }) => inseeCode));
  return former.flatMap(({ code, name, successor, lastListedOn }) =>
    isCommuneCode(code) && isCommuneCode(successor) && !current.has(code) && current.has(successor)
      ? [{ inseeCode: code, name, successorCode: successor, lastListedOn }]
      : [],
  );
}

const EPCI_KINDS: Readonly<Record<EpciRecord['type'], EpciKind>> = {
  CC: EpciKind.COMMUNAUTE_DE_COMMUNES,
  CA: EpciKind.COMMUNAUTE_D_AGGLOMERATION,
  CU: EpciKind.COMMUNAUTE_URBAINE,
  METRO: EpciKind.METROPOLE,
  MET69: EpciKind.METROPOLE,
};

function toEpcis(records: readonly EpciRecord[], communes: readonly Commune[]): readonly Epci[] {
  const points = new Map<string, CommuneCentroid[]>();
  for (const { epciCode, centroid } of communes) {
    if (epciCode !== null && centroid !== null) {
      append(points, epciCode, centroid);
    }
  }
  return records.map((record) => ({
    code: record.code,
    name: record.nom,
    kind: EPCI_KINDS[record.type],
    population: record.populationMunicipale,
    bounds: boundsOf(points.get(record.code) ?? []),
  }));
}

function toDepartement(record: DepartementRecord, communes: readonly Commune[]): Departement {
  const members = communes.filter((commune) => commune.departementCode === record.code);
  return {
    code: record.code,
    name: record.nom,
    regionCode: regionOf(record.region),
    territory: territoryOf(record.zone, record.region),
    ...summaryOf(members),
  };
}

function toRegion(
  record: RegionRecord & { readonly code: RegionCode },
  communes: readonly Commune[],
): Region {
  const members = communes.filter((commune) => commune.regionCode === record.code);
  return {
    code: record.code,
    name: record.nom,
    territory: territoryOf(record.zone, record.code),
    ...summaryOf(members),
  };
}

function territoryOf(zone: CommuneRecord['zone'], region: string): Territory {
  switch (zone) {
    case 'metro':
      return region === CORSE ? Territory.CORSE : Territory.METROPOLE;
    case 'drom':
      return Territory.DROM;
    case 'com':
      return Territory.COM;
    default:
      return assertNever(zone);
  }
}

function summaryOf(communes: readonly Commune[]): {
  population: number | null;
  bounds: Bounds | null;
} {
  const populations = communes
    .filter((commune) => commune.kind === CommuneKind.COMMUNE)
    .flatMap((commune) => (commune.population === null ? [] : [commune.population]));
  const points = communes.flatMap((commune) =>
    commune.centroid === null ? [] : [commune.centroid],
  );
  return {
    population: populations.length === 0 ? null : populations.reduce((sum, next) => sum + next, 0),
    bounds: boundsOf(points),
  };
}

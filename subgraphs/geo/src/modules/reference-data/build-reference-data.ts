import { assertNever } from '@apogee/shared/errors';
import { isRegionCode, type RegionCode } from '@apogee/shared/ids';
import { type Bounds, boundsOf } from '../../geography/bounds';
import {
  type Commune,
  CommuneKind,
  type Departement,
  type Region,
  Territory,
} from '../../geography/territory';
import type { CommuneRecord, Decoupage, DepartementRecord, RegionRecord } from './decoupage';
import { locateCommunes, type PlacePoint } from './locate-communes';
import { matchTowns, type RejectedTowns } from './match-towns';
import type { Place, Town } from './town';

/** All reference data of the subgraph, ready to be written. */
export interface ReferenceData {
  readonly communes: readonly Commune[];
  readonly departements: readonly Departement[];
  readonly regions: readonly Region[];
  readonly rejectedTowns: RejectedTowns;
}

const CORSE = '94';

/** Joins INSEE's communes with GeoNames' towns. */
export function buildReferenceData(decoupage: Decoupage, towns: readonly Town[]): ReferenceData {
  const records = decoupage.communes.filter(isCurrent);
  const places = toPlaces(records, decoupage);
  const { townByCommune, rejected } = matchTowns(places, towns);
  const points = locateCommunes(places, townByCommune);
  const communes = records.map((record) => toCommune(record, points.get(record.code) ?? null));
  return {
    communes,
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

function toPlaces(records: readonly CommuneRecord[], { epcis }: Decoupage): readonly Place[] {
  const epciOf = new Map(
    epcis.flatMap((epci) => epci.membres.map((member) => [member.code, epci.code] as const)),
  );
  return records.map((record) => ({
    inseeCode: record.code,
    name: record.nom,
    municipalityCode: record.commune ?? record.code,
    departementCode: record.departement,
    epciCode: epciOf.get(record.commune ?? record.code) ?? null,
    postcodes: record.codesPostaux,
  }));
}

function toCommune(record: CommuneRecord, point: PlacePoint | null): Commune {
  return {
    inseeCode: record.code,
    name: record.nom,
    kind:
      record.type === 'arrondissement-municipal'
        ? CommuneKind.MUNICIPAL_ARRONDISSEMENT
        : CommuneKind.COMMUNE,
    municipalityCode: record.commune ?? record.code,
    departementCode: record.departement,
    regionCode: regionOf(record.region),
    territory: territoryOf(record.zone, record.region),
    postcodes: record.codesPostaux,
    population: record.population,
    centroid: point,
  };
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

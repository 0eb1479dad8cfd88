import type { IsoDate } from '@apogee/shared/clock';
import type { CommuneCode, DepartementCode, RegionCode, Siren } from '@apogee/shared/ids';
import type { Bounds } from './bounds';
import type { LocationPrecision } from './location-precision';

/** Where in the Republic a place lies. */
export const Territory = {
  METROPOLE: 'METROPOLE',
  CORSE: 'CORSE',
  DROM: 'DROM',
  COM: 'COM',
} as const;

export type Territory = (typeof Territory)[keyof typeof Territory];

/** Forms of intercommunality (établissement public de coopération intercommunale) with a tax of their own. */
export const EpciKind = {
  COMMUNAUTE_DE_COMMUNES: 'COMMUNAUTE_DE_COMMUNES',
  COMMUNAUTE_D_AGGLOMERATION: 'COMMUNAUTE_D_AGGLOMERATION',
  COMMUNAUTE_URBAINE: 'COMMUNAUTE_URBAINE',
  METROPOLE: 'METROPOLE',
} as const;

export type EpciKind = (typeof EpciKind)[keyof typeof EpciKind];

export const CommuneKind = {
  COMMUNE: 'COMMUNE',
  MUNICIPAL_ARRONDISSEMENT: 'MUNICIPAL_ARRONDISSEMENT',
} as const;

export type CommuneKind = (typeof CommuneKind)[keyof typeof CommuneKind];

/** The point that stands for a commune on a map. */
export interface CommuneCentroid {
  readonly latitude: number;
  readonly longitude: number;
  readonly precision: LocationPrecision;
  /** Whom to name when the point is shown. */
  readonly attribution: string;
}

export interface Commune {
  readonly inseeCode: CommuneCode;
  readonly name: string;
  readonly kind: CommuneKind;
  /** The commune itself, or Paris, Lyon or Marseille for their arrondissements. */
  readonly municipalityCode: CommuneCode;
  readonly departementCode: DepartementCode;
  /** Absent overseas outside the five overseas regions. */
  readonly regionCode: RegionCode | null;
  /** Absent for some islands, and overseas outside the five overseas regions. */
  readonly epciCode: Siren | null;
  readonly territory: Territory;
  readonly postcodes: readonly string[];
  readonly population: number | null;
  readonly centroid: CommuneCentroid | null;
  /** Day of the first of INSEE's yearly lists since 2019 that holds it. Absent for municipal arrondissements. */
  readonly listedSince: IsoDate | null;
}

/** A code that INSEE no longer lists as a commune. */
export interface FormerCommune {
  readonly inseeCode: CommuneCode;
  /** Null where the sources know the code only. */
  readonly name: string | null;
  readonly successorCode: CommuneCode;
  /** Day of the last of INSEE's yearly lists since 2019 that holds it; null: it was gone by then. */
  readonly lastListedOn: IsoDate | null;
}

export interface Departement {
  readonly code: DepartementCode;
  readonly name: string;
  readonly regionCode: RegionCode | null;
  readonly territory: Territory;
  readonly population: number | null;
  readonly bounds: Bounds | null;
}

export interface Region {
  readonly code: RegionCode;
  readonly name: string;
  readonly territory: Territory;
  readonly population: number | null;
  readonly bounds: Bounds | null;
}

export interface Epci {
  /** The SIREN of the intercommunality. */
  readonly code: Siren;
  readonly name: string;
  readonly kind: EpciKind;
  readonly population: number | null;
  readonly bounds: Bounds | null;
}

/** A territory that holds communes and establishments. The level keeps region 75 and département 75 apart. */
export type TerritoryLevel = 'COMMUNE' | 'EPCI' | 'DEPARTEMENT' | 'REGION';

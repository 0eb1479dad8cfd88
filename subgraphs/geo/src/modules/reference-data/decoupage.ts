import type { CommuneCode, DepartementCode, Siren } from '@apogee/shared/ids';

/**
 * INSEE's Code officiel géographique 2026 with postcodes, populations and EPCI, as Etalab publishes it.
 * Only what is used here is named.
 */
export interface Decoupage {
  readonly communes: readonly CommuneRecord[];
  readonly departements: readonly DepartementRecord[];
  readonly regions: readonly RegionRecord[];
  readonly epcis: readonly EpciRecord[];
}

export interface CommuneRecord {
  readonly code: CommuneCode;
  readonly nom: string;
  /** `commune-actuelle`, `arrondissement-municipal`, or a former commune. */
  readonly type: string;
  readonly zone: Zone;
  readonly departement: DepartementCode;
  /** A region's code, or that of the overseas collectivity. */
  readonly region: string;
  /** Of an arrondissement municipal: its commune. */
  readonly commune: CommuneCode | null;
  readonly codesPostaux: readonly string[];
  readonly population: number | null;
}

export interface DepartementRecord {
  readonly code: DepartementCode;
  readonly nom: string;
  readonly region: string;
  readonly zone: Zone;
}

/** A region, or an overseas collectivity under its own three digits. */
export interface RegionRecord {
  readonly code: string;
  readonly nom: string;
  readonly zone: Zone;
}

/** An intercommunality with its own tax. */
export interface EpciRecord {
  readonly code: Siren;
  readonly nom: string;
  /** The métropole de Lyon (`MET69`) is a collectivity of its own kind that does what a métropole does. */
  readonly type: 'CC' | 'CA' | 'CU' | 'METRO' | 'MET69';
  readonly populationMunicipale: number;
  readonly membres: readonly { readonly code: string }[];
}

type Zone = 'metro' | 'drom' | 'com';

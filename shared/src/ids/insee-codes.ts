import type { Brand } from './brand';

/** Code of a commune in INSEE's Code officiel géographique: five characters, not a postcode. */
export type CommuneCode = Brand<string, 'CommuneCode'>;
/** Code of a département: `01`–`19`, `2A`, `2B`, `21`–`95`, `971`–`978`, `984`–`989`. */
export type DepartementCode = Brand<string, 'DepartementCode'>;
/** Code of a region: two digits. Collides with département codes (75, 76, 84, 93, 94, 01–04). */
export type RegionCode = Brand<string, 'RegionCode'>;

const METROPOLE_DEPARTEMENT = '0[1-9]|1\\d|2[1-9AB]|[3-8]\\d|9[0-5]';
const OVERSEAS_DEPARTEMENT = '97[1-8]|98[46-9]';
const COMMUNE = new RegExp(
  `^(?:(?:${METROPOLE_DEPARTEMENT})\\d{3}|(?:${OVERSEAS_DEPARTEMENT})\\d{2})$`,
);
const DEPARTEMENT = new RegExp(`^(?:${METROPOLE_DEPARTEMENT}|${OVERSEAS_DEPARTEMENT})$`);
const REGION = /^\d{2}$/;

export function isCommuneCode(value: string): value is CommuneCode {
  return COMMUNE.test(value);
}

export function isDepartementCode(value: string): value is DepartementCode {
  return DEPARTEMENT.test(value);
}

export function isRegionCode(value: string): value is RegionCode {
  return REGION.test(value);
}

import type { Brand } from './brand';
import { passesLuhn } from './luhn';

/** SIREN: the nine digits by which INSEE identifies a French legal unit. */
export type Siren = Brand<string, 'Siren'>;
/** SIRET: the fourteen digits of an establishment; its first nine are its firm's SIREN. */
export type Siret = Brand<string, 'Siret'>;

/** La Poste has more establishments than Luhn's checksum leaves room for, so INSEE uses a digit sum there. */
const LA_POSTE_SIREN = '356000000';

export function isSiren(value: string): value is Siren {
  return /^\d{9}$/.test(value) && passesLuhn(value);
}

export function isSiret(value: string): value is Siret {
  if (!/^\d{14}$/.test(value)) {
    return false;
  }
  return passesLuhn(value) || (value.startsWith(LA_POSTE_SIREN) && digitSum(value) % 5 === 0);
}

function digitSum(digits: string): number {
  return Array.from(digits, Number).reduce((sum, digit) => sum + digit, 0);
}

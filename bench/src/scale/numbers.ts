import { passesLuhn } from '@apogee/shared/ids';

/** The sample data's fictitious firms keep the numbers 999 0…; these begin at 999 1…, and there are no more. */
const FIRST_BODY = 10_000;
const LAST_BODY = 99_999;

/** Firms at most: so many fictitious SIRENs there are. */
export const LARGEST_SCALE: number = LAST_BODY - FIRST_BODY + 1;

/** The number of a firm, from 1, as all identifiers of its rows end in it. */
export function textOf(firm: number): string {
  return String(firm).padStart(5, '0');
}

/** A SIREN that INSEE gives nobody, with its check digit. */
export function sirenOf(firm: number): string {
  return withCheckDigit(`999${FIRST_BODY + firm - 1}`);
}

/** The SIRET of a firm's site, counted from 1. */
export function siretOf(siren: string, site: number): string {
  return withCheckDigit(`${siren}${String(site).padStart(4, '0')}`);
}

function withCheckDigit(digits: string): string {
  let check = 0;
  while (!passesLuhn(`${digits}${check}`)) {
    check += 1;
  }
  return `${digits}${check}`;
}

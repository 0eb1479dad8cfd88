import type { CommuneCode, EstablishmentId, FirmId, Siret } from '@apogee/shared/ids';

/** What is done at a site. Values of this catalogue; several may hold. */
export const EstablishmentRole = {
  MANAGEMENT: 'MANAGEMENT',
  SALES: 'SALES',
  ENGINEERING: 'ENGINEERING',
  RESEARCH: 'RESEARCH',
  PRODUCTION: 'PRODUCTION',
  INTEGRATION_TESTS: 'INTEGRATION_TESTS',
  OPERATIONS: 'OPERATIONS',
} as const;
export type EstablishmentRole = (typeof EstablishmentRole)[keyof typeof EstablishmentRole];

export interface PostalAddress {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly countryCode: string;
}

/** A site of a firm. */
export interface Establishment {
  readonly id: EstablishmentId;
  readonly firmId: FirmId;
  readonly siret: Siret | null;
  readonly name: string | null;
  /** Null when it is not known which site is the head office. */
  readonly isHeadquarters: boolean | null;
  /** Empty when not known. */
  readonly roles: readonly EstablishmentRole[];
  readonly address: PostalAddress;
  readonly communeCode: CommuneCode;
}

/** The site known to be the head office. */
export function headquartersOf(establishments: readonly Establishment[]): Establishment | null {
  return establishments.find(({ isHeadquarters }) => isHeadquarters === true) ?? null;
}

/**
 * The site to show where one is enough: the head office, else the one listed first. For most firms no source says
 * which site is the head office, and a map without them would be nearly empty.
 */
export function mainEstablishmentOf(
  establishments: readonly Establishment[],
): Establishment | null {
  return headquartersOf(establishments) ?? establishments[0] ?? null;
}

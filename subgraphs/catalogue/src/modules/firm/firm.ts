import type { EstablishmentId, FirmId, Siren } from '@apogee/shared/ids';

/** What a firm does in the space sector: 14 codes of this catalogue. */
export const ActivityCategory = {
  LAUNCH_SYSTEMS: 'LAUNCH_SYSTEMS',
  SPACECRAFT_PLATFORMS: 'SPACECRAFT_PLATFORMS',
  PAYLOADS_INSTRUMENTS: 'PAYLOADS_INSTRUMENTS',
  EQUIPMENT_SUBSYSTEMS: 'EQUIPMENT_SUBSYSTEMS',
  EEE_PARTS_MATERIALS: 'EEE_PARTS_MATERIALS',
  GROUND_SEGMENT: 'GROUND_SEGMENT',
  USER_SEGMENT: 'USER_SEGMENT',
  OPERATIONS_SERVICES: 'OPERATIONS_SERVICES',
  AIT_TEST_FACILITIES: 'AIT_TEST_FACILITIES',
  ENGINEERING_SERVICES: 'ENGINEERING_SERVICES',
  SOFTWARE_DATA: 'SOFTWARE_DATA',
  DOWNSTREAM_APPLICATIONS: 'DOWNSTREAM_APPLICATIONS',
  BALLOONS_HIGH_ALTITUDE: 'BALLOONS_HIGH_ALTITUDE',
  RESEARCH_TRAINING: 'RESEARCH_TRAINING',
} as const;
export type ActivityCategory = (typeof ActivityCategory)[keyof typeof ActivityCategory];

/** Size classes of Commission Recommendation 2003/361/EC, continued above the SME limit. */
export const SmeCategory = {
  MICRO: 'MICRO',
  SMALL: 'SMALL',
  MEDIUM: 'MEDIUM',
  MID_CAP: 'MID_CAP',
  LARGE: 'LARGE',
} as const;
export type SmeCategory = (typeof SmeCategory)[keyof typeof SmeCategory];

/** Ties to other enterprises, as article 3 of the annex to 2003/361/EC sorts them. */
export const EnterpriseLinkage = {
  AUTONOMOUS: 'AUTONOMOUS',
  PARTNER: 'PARTNER',
  LINKED: 'LINKED',
} as const;
export type EnterpriseLinkage = (typeof EnterpriseLinkage)[keyof typeof EnterpriseLinkage];

/** The descriptive record of a firm. */
export interface ContractorProfile {
  readonly firmId: FirmId;
  readonly summary: { readonly fr: string | null; readonly en: string | null };
  readonly activityCategories: readonly ActivityCategory[];
  /** ECSS disciplines, the main one first. */
  readonly disciplineCodes: readonly string[];
  readonly contactSiteId: EstablishmentId | null;
}

/** What a firm declared about its size. Recorded, never computed. */
export interface SmeStatus {
  readonly firmId: FirmId;
  readonly category: SmeCategory;
  readonly linkage: EnterpriseLinkage | null;
  readonly headcountAwu: number | null;
  readonly accountingYears: readonly number[];
  readonly declaredOn: string | null;
}

export interface Firm {
  readonly id: FirmId;
  readonly siren: Siren | null;
  readonly legalName: string;
  readonly sortName: string;
  readonly tradeName: string | null;
  readonly formerNames: readonly string[];
  readonly website: string | null;
  readonly foundedOn: string | null;
  readonly demonstration: boolean;
  readonly verified: boolean;
  readonly version: number;
  readonly updatedAt: Date;
  /** Since when the public does not see it; null while it does. */
  readonly archivedAt: Date | null;
}

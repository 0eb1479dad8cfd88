import type { ApplicationId } from '@apogee/shared/ids';

/** Classes of Recommendation 2003/361/EC, and their absence. */
export const SmeCategory = {
  MICRO: 'MICRO',
  SMALL: 'SMALL',
  MEDIUM: 'MEDIUM',
  NOT_SME: 'NOT_SME',
} as const;
export type SmeCategory = (typeof SmeCategory)[keyof typeof SmeCategory];

export const SmeLinkage = {
  AUTONOMOUS: 'AUTONOMOUS',
  PARTNER: 'PARTNER',
  LINKED: 'LINKED',
} as const;
export type SmeLinkage = (typeof SmeLinkage)[keyof typeof SmeLinkage];

/** What a firm says of its own size. */
export interface SmeStatement {
  readonly category: SmeCategory;
  readonly linkage: SmeLinkage;
  /** Closed accounting years that the figures are of. */
  readonly accountingYears: readonly number[];
  readonly headcountAwu: number;
  readonly turnoverEur: number | null;
  readonly balanceSheetEur: number | null;
}

/**
 * The statement as it was recorded, under a version of the rule. Whether it is accepted, a person says: the answer is
 * never computed from the figures, since links between firms do not show in them.
 */
export interface SmeDeclaration extends SmeStatement {
  readonly applicationId: ApplicationId;
  readonly ruleVersion: string;
  readonly declaredAt: Date;
  readonly declaredBy: string;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly acceptanceNote: string | null;
}

/** True for a declaration that stands under a rule; accepted or not. */
export function standsUnder(declaration: SmeDeclaration | null, ruleVersion: string): boolean {
  return declaration?.ruleVersion === ruleVersion && declaration.accountingYears.length > 0;
}

/** Invariant 7: recorded with accounting years and the version of the rule, and accepted by a person. */
export function isAcceptedUnder(declaration: SmeDeclaration | null, ruleVersion: string): boolean {
  return standsUnder(declaration, ruleVersion) && declaration?.acceptedAt !== null;
}

import type { ActivityCategory, Firm, SmeCategory } from './firm';

/** Orders of the list of firms. */
export const FirmOrder = { NAME: 'NAME', UPDATED_AT: 'UPDATED_AT' } as const;
export type FirmOrder = (typeof FirmOrder)[keyof typeof FirmOrder];

/** Null means "does not matter". */
export interface FirmCriteria {
  readonly activityCategories: readonly ActivityCategory[] | null;
  readonly smeCategories: readonly SmeCategory[] | null;
  readonly communeCodes: readonly string[] | null;
  readonly departementCodes: readonly string[] | null;
  readonly hasProfile: boolean | null;
  readonly demonstration: boolean | null;
  readonly text: string | null;
}

/** Where a page begins: right after the firm with this key, or at the start of the list. */
export interface FirmPage {
  readonly order: FirmOrder;
  readonly after: readonly [sortKey: string, id: string] | null;
  readonly limit: number;
}

/** What the list is ordered by, as text; ends with the id, which makes the order total. */
export function keyOfFirm(order: FirmOrder, firm: Firm): readonly [string, string] {
  const sortKey = order === 'NAME' ? firm.sortName : firm.updatedAt.toISOString();
  return [sortKey, firm.id];
}

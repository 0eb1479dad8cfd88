import type { ItemId } from '@apogee/shared/ids';

/** How far an item got in the mission or contract that a source names. */
export const HeritageStatus = {
  IN_ORBIT: 'IN_ORBIT',
  FLOWN: 'FLOWN',
  OPERATIONAL: 'OPERATIONAL',
  DELIVERED: 'DELIVERED',
  ORDERED: 'ORDERED',
  SELECTED: 'SELECTED',
  QUALIFIED: 'QUALIFIED',
  IN_QUALIFICATION: 'IN_QUALIFICATION',
  IN_PRODUCTION: 'IN_PRODUCTION',
  IN_DEVELOPMENT: 'IN_DEVELOPMENT',
  END_OF_LIFE_ANNOUNCED: 'END_OF_LIFE_ANNOUNCED',
} as const;
export type HeritageStatus = (typeof HeritageStatus)[keyof typeof HeritageStatus];

/** What a source says about the past of an item. Nothing is concluded from it: flown is not TRL 9. */
export interface HeritageClaim {
  readonly itemId: ItemId;
  readonly status: HeritageStatus;
  readonly mission: string | null;
  readonly operator: string | null;
  /** As precise as the source: `2021`, `2021-10` or `2021-10-22`. */
  readonly launched: string | null;
  readonly orbit: string | null;
  readonly unitsFlown: number | null;
  readonly sameConfiguration: boolean | null;
  readonly detail: { readonly fr: string | null; readonly en: string | null };
  readonly sourceId: string | null;
}

/** The day of launch, when the source is that precise. */
export function launchDayOf({ launched }: HeritageClaim): string | null {
  return launched?.length === 'YYYY-MM-DD'.length ? launched : null;
}

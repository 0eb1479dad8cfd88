import type { IsoDate } from '@apogee/shared/clock';

/**
 * A version of the rules of the label. Only the award to SMEs, the three years and the example of TRL 6 are public;
 * every other rule is configuration, so rules are rows and not constants.
 */
export interface LabelScheme {
  readonly version: string;
  readonly inForceFrom: IsoDate;
  readonly validityMonths: number;
  /** The least ISO 16290 level confirmed for a product, or for one member of a range. */
  readonly trlThreshold: number;
  /** How many accepted references stand in for a readiness level where the subject is an activity. */
  readonly minimumReferences: number;
  readonly description: { readonly fr: string | null; readonly en: string | null };
}

/** The version in force on a day: the latest that had begun; null before the first. */
export function schemeInForceOn(schemes: readonly LabelScheme[], day: IsoDate): LabelScheme | null {
  return (
    schemes
      .toSorted((a, b) => a.inForceFrom.localeCompare(b.inForceFrom))
      .findLast(({ inForceFrom }) => inForceFrom <= day) ?? null
  );
}

import type { IsoDate } from '@apogee/shared/clock';
import type { LabelNumber } from '@apogee/shared/ids';

const DIGITS = 6;

/**
 * The number of a new label: the year of the decision, and the number of the ledger's record of it, which no other
 * label has. How CNES numbers its labels is not public.
 */
export function labelNumberOf(decidedOn: IsoDate, seq: number): LabelNumber {
  const ordinal = String(seq).padStart(DIGITS, '0');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand says where a number comes from, and it comes from here
  return `APG-${decidedOn.slice(0, 4)}-${ordinal}` as LabelNumber;
}

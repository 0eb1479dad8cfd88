import type { Siren } from '@apogee/shared/ids';
import { type CellProblem, cellProblem } from './line-problem';

/** A firm that lines of other things name. */
export interface FirmRecord {
  readonly id: string;
  readonly siren: Siren | null;
  readonly demonstration: boolean;
  readonly isKept: boolean;
}

/** Firms by both of their names. */
export interface KnownFirms {
  readonly byId: ReadonlyMap<string, FirmRecord>;
  readonly bySiren: ReadonlyMap<string, FirmRecord>;
}

export interface FirmNames {
  readonly firmId?: string | null;
  readonly firmSiren?: Siren | null;
}

type Named =
  | { readonly firm: FirmRecord }
  | { readonly problem: CellProblem }
  | { readonly unknown: CellProblem };

/** The firm that a line names by id, by SIREN, or by both. */
export function namedFirm(
  { firmId = null, firmSiren = null }: FirmNames,
  firms: KnownFirms,
): Named {
  if (firmId !== null) {
    const firm = firms.byId.get(firmId);
    return firm === undefined
      ? { unknown: cellProblem('UNKNOWN_FIRM', 'firmId', firmId) }
      : agreed(firm, firmSiren);
  }
  if (firmSiren === null) {
    return { problem: cellProblem('VALUE_MISSING', 'firmId') };
  }
  const firm = firms.bySiren.get(firmSiren);
  return firm === undefined
    ? { unknown: cellProblem('UNKNOWN_FIRM', 'firmSiren', firmSiren) }
    : { firm };
}

function agreed(firm: FirmRecord, siren: Siren | null): Named {
  return siren === null || firm.siren === siren
    ? { firm }
    : { problem: cellProblem('KEYS_DISAGREE', 'firmSiren', siren) };
}

import { DAY, NAME, SIREN } from './cell-rule';
import type { FirmSays } from './imported-firm';
import { cellProblem } from './line-problem';
import { type LineFormat, type LineReading, statedOrBad } from './line-reading';
import { readCells, type Stated } from './read-cells';

const COLUMNS = {
  siren: SIREN,
  statutDiffusionUniteLegale: NAME,
  denominationUniteLegale: NAME,
  denominationUsuelle1UniteLegale: NAME,
  dateCreationUniteLegale: DAY,
  etatAdministratifUniteLegale: NAME,
};

type UnitSays = Stated<typeof COLUMNS>;

/** INSEE's file StockUniteLegale, or any part of it: one line for each legal unit. */
export const SIRENE_LEGAL_UNITS_FORMAT: LineFormat<FirmSays> = {
  layout: {
    columns: COLUMNS,
    required: ['siren', 'denominationUniteLegale', 'etatAdministratifUniteLegale'],
    ignored: 'ANY',
  },
  read: (head, line) => {
    const { stated, problems } = readCells(COLUMNS, head, line);
    return problems.length > 0 ? { kind: 'BAD', problems } : ofUnit(stated);
  },
};

/**
 * Units that asked not to be published (diffusion other than O), that have ceased, or that are persons in their own
 * name (no denomination) are no firms of a public catalogue. What the file leaves empty, it does not say.
 */
function ofUnit(says: UnitSays): LineReading<FirmSays> {
  const { siren = null, denominationUniteLegale: legalName = null } = says;
  if (siren === null) {
    return statedOrBad({}, [cellProblem('VALUE_MISSING', 'siren')]);
  }
  const isPublished = (says.statutDiffusionUniteLegale ?? 'O') === 'O';
  if (!isPublished || legalName === null || says.etatAdministratifUniteLegale !== 'A') {
    return { kind: 'SKIPPED' };
  }
  const { denominationUsuelle1UniteLegale: tradeName, dateCreationUniteLegale: foundedOn } = says;
  const stated = {
    siren,
    legalName,
    ...(typeof tradeName === 'string' ? { tradeName } : {}),
    ...(typeof foundedOn === 'string' ? { foundedOn } : {}),
  };
  return { kind: 'STATED', stated };
}

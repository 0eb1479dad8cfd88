import { ExportControlRegime, ItemKind } from '../labelable';
import { FLAG, IDENTIFIER, MONTHS, NAME, oneOf, PROSE, SIREN, several } from './cell-rule';
import type { ItemSays } from './imported-item';
import { type LineFormat, statedOrBad } from './line-reading';
import { readCells } from './read-cells';

const COLUMNS = {
  id: IDENTIFIER,
  kind: oneOf(ItemKind),
  firmId: IDENTIFIER,
  firmSiren: SIREN,
  nameFr: NAME,
  nameEn: NAME,
  descriptionFr: PROSE,
  descriptionEn: PROSE,
  categoryCode: NAME,
  technologyDomains: several(NAME),
  disciplines: several(NAME),
  reference: NAME,
  designIssue: NAME,
  rangeId: IDENTIFIER,
  leadTimeMonths: MONTHS,
  itarFree: FLAG,
  exportControl: several(oneOf(ExportControlRegime)),
};

/** The catalogue's own table of products, ranges and activities, as it is exported. */
export const ITEMS_FORMAT: LineFormat<ItemSays> = {
  layout: {
    columns: COLUMNS,
    required: [],
    ignored: ['firmName', 'sources', 'version', 'updatedAt'],
  },
  read: (head, line) => {
    const { stated, problems } = readCells(COLUMNS, head, line);
    return statedOrBad(stated, problems);
  },
};

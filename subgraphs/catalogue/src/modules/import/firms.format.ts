import { ActivityCategory } from '../firm';
import {
  DAY,
  FLAG,
  IDENTIFIER,
  NAME,
  oneOf,
  PROSE,
  SIREN,
  several,
  WEB_ADDRESS,
} from './cell-rule';
import type { FirmSays } from './imported-firm';
import { type LineFormat, statedOrBad } from './line-reading';
import { readCells } from './read-cells';

const COLUMNS = {
  id: IDENTIFIER,
  siren: SIREN,
  legalName: NAME,
  tradeName: NAME,
  formerNames: several(NAME),
  website: WEB_ADDRESS,
  foundedOn: DAY,
  demonstration: FLAG,
  summaryFr: PROSE,
  summaryEn: PROSE,
  activityCategories: several(oneOf(ActivityCategory)),
};

/** The catalogue's own table of firms, as it is exported. */
export const FIRMS_FORMAT: LineFormat<FirmSays> = {
  layout: {
    columns: COLUMNS,
    required: [],
    ignored: ['verified', 'sources', 'version', 'updatedAt'],
  },
  read: (head, line) => {
    const { stated, problems } = readCells(COLUMNS, head, line);
    return statedOrBad(stated, problems);
  },
};

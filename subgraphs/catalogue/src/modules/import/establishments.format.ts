import { COMMUNE, COUNTRY, FLAG, IDENTIFIER, NAME, SIREN, SIRET } from './cell-rule';
import type { EstablishmentSays } from './imported-establishment';
import { type LineFormat, statedOrBad } from './line-reading';
import { readCells } from './read-cells';

const COLUMNS = {
  id: IDENTIFIER,
  firmId: IDENTIFIER,
  firmSiren: SIREN,
  siret: SIRET,
  name: NAME,
  isHeadquarters: FLAG,
  line1: NAME,
  line2: NAME,
  postcode: NAME,
  city: NAME,
  countryCode: COUNTRY,
  communeCode: COMMUNE,
};

/** The catalogue's own table of establishments, as it is exported. */
export const ESTABLISHMENTS_FORMAT: LineFormat<EstablishmentSays> = {
  layout: { columns: COLUMNS, required: [], ignored: ['firmName'] },
  read: (head, line) => {
    const { stated, problems } = readCells(COLUMNS, head, line);
    return statedOrBad(stated, problems);
  },
};

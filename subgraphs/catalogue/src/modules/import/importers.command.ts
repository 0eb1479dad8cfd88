import { type Importer, importerOf } from './batch.command';
import { establishmentsTarget } from './establishments.command';
import { ESTABLISHMENTS_FORMAT } from './establishments.format';
import { firmsTarget } from './firms.command';
import { FIRMS_FORMAT } from './firms.format';
import type { ImportFormat } from './import-job';
import { itemsTarget } from './items.command';
import { ITEMS_FORMAT } from './items.format';
import { SIRENE_ESTABLISHMENTS_FORMAT } from './sirene-establishments.format';
import { SIRENE_LEGAL_UNITS_FORMAT } from './sirene-legal-units.format';

/** Who imports the lines of each format. */
export const IMPORTERS: Readonly<Record<ImportFormat, Importer>> = {
  FIRMS: importerOf(firmsTarget(FIRMS_FORMAT)),
  ESTABLISHMENTS: importerOf(
    establishmentsTarget({ format: ESTABLISHMENTS_FORMAT, wantsKnownFirms: true }),
  ),
  ITEMS: importerOf(itemsTarget(ITEMS_FORMAT)),
  SIRENE_LEGAL_UNITS: importerOf(firmsTarget(SIRENE_LEGAL_UNITS_FORMAT)),
  SIRENE_ESTABLISHMENTS: importerOf(
    establishmentsTarget({ format: SIRENE_ESTABLISHMENTS_FORMAT, wantsKnownFirms: false }),
  ),
};

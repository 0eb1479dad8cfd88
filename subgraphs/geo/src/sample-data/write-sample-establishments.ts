import { writeFileSync } from 'node:fs';
import { readCatalogueFirms, SAMPLE_FILE } from './sample-data.files';
import { deriveSampleEstablishments, printSampleEstablishments } from './sample-establishments';

/** Writes `sample-data/establishments.json` anew after the catalogue's sample data changed. */
writeFileSync(
  SAMPLE_FILE,
  printSampleEstablishments(deriveSampleEstablishments(readCatalogueFirms())),
);

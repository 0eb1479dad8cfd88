import { buildReferenceData, type ReferenceData } from './build-reference-data';
import { readDecoupage } from './decoupage-administratif.source';
import { readHistory } from './former-communes.source';
import { readTowns } from './geonames.source';

/** All reference data, from the installed packages and the history beside the program. */
export async function readReferenceData(): Promise<ReferenceData> {
  return buildReferenceData({
    decoupage: await readDecoupage(),
    towns: await readTowns(),
    history: await readHistory(),
  });
}

import { readConfig, subgraphVariables } from '@apogee/shared/config';
import type { SubgraphProcessConfig } from '@apogee/shared/subgraph-process';

const USUAL_PORT = 4003;

/** The environment of a stand-alone geo process. */
export function readGeoConfig(): SubgraphProcessConfig {
  return readConfig({ ...subgraphVariables(USUAL_PORT) }, process.env);
}

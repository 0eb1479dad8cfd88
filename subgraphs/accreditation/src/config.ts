import { readConfig, subgraphVariables } from '@apogee/shared/config';
import type { SubgraphProcessConfig } from '@apogee/shared/subgraph-process';

const USUAL_PORT = 4002;

/** The environment of a stand-alone accreditation process. */
export function readAccreditationConfig(): SubgraphProcessConfig {
  return readConfig({ ...subgraphVariables(USUAL_PORT) }, process.env);
}

import { readConfig, subgraphVariables } from '@apogee/shared/config';
import type { SubgraphProcessConfig } from '@apogee/shared/subgraph-process';

const USUAL_PORT = 4001;

export function readCatalogueConfig(): SubgraphProcessConfig {
  return readConfig({ ...subgraphVariables(USUAL_PORT) }, process.env);
}

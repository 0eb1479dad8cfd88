import { readConfig, subgraphVariables, variables } from '@apogee/shared/config';
import type { SubgraphProcessConfig } from '@apogee/shared/subgraph-process';

const USUAL_PORT = 4003;

interface GeoConfig extends SubgraphProcessConfig {
  /** `null`: no geocoding service is asked. */
  readonly GEOCODING_URL: string | null;
}

/** The environment of a stand-alone geo process. */
export function readGeoConfig(): GeoConfig {
  return readConfig(
    { ...subgraphVariables(USUAL_PORT), GEOCODING_URL: variables.optionalHttpUrl },
    process.env,
  );
}

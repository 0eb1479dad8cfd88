import {
  readConfig,
  type ScheduleSettings,
  scheduleSettings,
  subgraphVariables,
  variables,
} from '@apogee/shared/config';
import type { SubgraphProcessConfig } from '@apogee/shared/subgraph-process';

const USUAL_PORT = 4001;

export function readCatalogueConfig(): SubgraphProcessConfig {
  return readConfig({ ...subgraphVariables(USUAL_PORT) }, process.env);
}

/** Where the catalogue is that a program works on without serving anything. */
export function readDatabaseConfig(): Pick<SubgraphProcessConfig, 'DATABASE_URL' | 'DATA_DIR'> {
  const { databaseUrl, dataDir } = variables;
  return readConfig({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir }, process.env);
}

/** Who does what falls due, in every run mode. */
export function readScheduleSettings(): ScheduleSettings {
  return scheduleSettings(process.env);
}

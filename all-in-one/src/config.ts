import {
  admissionLimits,
  admissionVariables,
  controlLimits,
  controlVariables,
  identitySettings,
  identityVariables,
} from '@apogee/gateway';
import { isLoopback, readConfig, variables } from '@apogee/shared/config';
import { type AllInOneSettings, IDENTITIES_FILE } from './app';

const VARIABLES = {
  HOST: variables.host,
  PORT: variables.port(4000),
  CORS_ORIGINS: variables.origins,
  DATABASE_URL: variables.databaseUrl,
  DATA_DIR: variables.dataDir,
  SAMPLE_DATA: variables.flag(true),
  GEOCODING_URL: variables.optionalHttpUrl,
  ...admissionVariables,
  ...controlVariables,
  ...identityVariables,
  TRUSTED_DOCUMENTS: variables.optionalText,
  USAGE_FILE: variables.optionalText,
  LOG_LEVEL: variables.logLevel,
  LOG_FORMAT: variables.logFormat,
};

/** The environment as settings. Throws `ConfigurationError` naming the wrong variable. */
export async function readAllInOneSettings(
  report: (line: string) => void,
): Promise<AllInOneSettings> {
  const { HOST: host } = readConfig({ HOST: variables.host }, process.env);
  // Plans are for who develops: by default those who sit at this machine.
  const config = readConfig(
    { ...VARIABLES, QUERY_PLANS: variables.flag(isLoopback(host)) },
    process.env,
  );
  return {
    host: config.HOST,
    port: config.PORT,
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    sampleData: config.SAMPLE_DATA,
    geocodingUrl: config.GEOCODING_URL,
    corsOrigins: config.CORS_ORIGINS,
    admission: admissionLimits(config),
    control: controlLimits(config),
    identity: await identitySettings(config, { host, identitiesFile: IDENTITIES_FILE }),
    trustedDocumentsFile: config.TRUSTED_DOCUMENTS,
    usageFile: config.USAGE_FILE,
    queryPlans: config.QUERY_PLANS,
    log: { level: config.LOG_LEVEL, format: config.LOG_FORMAT },
    report,
  };
}

import { resolve } from 'node:path';
import {
  readConfig,
  type ScheduleSettings as SharedScheduleSettings,
  scheduleSettings,
  subgraphVariables,
  variables,
} from '@apogee/shared/config';
import type { SubgraphProcessConfig } from '@apogee/shared/subgraph-process';
import { z } from 'zod';
import type { CertificateSettings } from './modules/certificate';
import type { WebhookSettings } from './modules/webhook';
import { webhookSettings, webhookVariables } from './webhook-variables';

const USUAL_PORT = 4002;

/** The environment of a stand-alone accreditation process. */
export function readAccreditationConfig(): SubgraphProcessConfig {
  return readConfig({ ...subgraphVariables(USUAL_PORT) }, process.env);
}

/** Where the ledger is that a program reads without serving anything. */
export function readLedgerConfig(): Pick<SubgraphProcessConfig, 'DATABASE_URL' | 'DATA_DIR'> {
  const { databaseUrl, dataDir } = variables;
  return readConfig({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir }, process.env);
}

const CERTIFICATE_VARIABLES = {
  CERTIFICATE_ISSUER: z
    .string()
    .refine((value) => URL.canParse(value), 'must be a URL that names who certifies')
    .default('urn:apogee:development'),
  CERTIFICATE_KEY_FILE: z
    .string()
    .optional()
    .transform((value) => (value === undefined ? null : resolve(value))),
};

const RETENTION_VARIABLES = {
  /** Ten years: several lives of a label. */
  EVENT_RETENTION_DAYS: variables.days(3_650),
};

export interface ScheduleSettings extends SharedScheduleSettings {
  /** For how long events are kept for whoever reads on from a place in the log. */
  readonly eventRetentionDays: number;
}

/** Who does what falls due, in every run mode. */
export function readScheduleSettings(): ScheduleSettings {
  const { EVENT_RETENTION_DAYS } = readConfig(RETENTION_VARIABLES, process.env);
  return { ...scheduleSettings(process.env), eventRetentionDays: EVENT_RETENTION_DAYS };
}

/** Who signs certificates, in every run mode. */
export function readCertificateSettings(): CertificateSettings {
  const config = readConfig(CERTIFICATE_VARIABLES, process.env);
  return { issuer: config.CERTIFICATE_ISSUER, keyFile: config.CERTIFICATE_KEY_FILE };
}

/** How webhooks are sent, in every run mode. */
export function readWebhookSettings(): WebhookSettings {
  return webhookSettings(readConfig(webhookVariables, process.env));
}

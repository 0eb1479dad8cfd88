import { transactionsOf } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { type Running, repeatWork } from '@apogee/shared/lifecycle';
import { type SubgraphDependencies, startSubgraph } from '@apogee/shared/subgraph-process';
import {
  readCertificateSettings,
  readScheduleSettings,
  readWebhookSettings,
  type ScheduleSettings,
} from './config';
import { createContext } from './context';
import { createAccreditationDataSource, SCHEMA } from './data-source';
import { LAPSE_OF_APPLICATIONS } from './modules/application';
import { createCertificateIssuer, openCertificateSigner } from './modules/certificate';
import { LabelDesk, LabelLedger, labelExpiry, publishLedger } from './modules/label';
import { REMINDING } from './modules/review-task';
import { doWhatIsDue, removalOfOldEvents, type ScheduledJob } from './modules/schedule';
import { createWebhookDesk, webhookCleaning, webhooksOf } from './modules/webhook';
import { loadSampleData } from './sample-data/load-sample-data';
import { buildAccreditationSchema } from './schema';

/** The accreditation subgraph, migrated and ready to answer. */
export function createAccreditation(dependencies: SubgraphDependencies): Promise<Subgraph> {
  const { databaseUrl, statementLogger, clock, logger } = dependencies;
  const settings = readCertificateSettings();
  const schedule = readScheduleSettings();
  const dataSource = createAccreditationDataSource(databaseUrl, statementLogger);
  const inTransaction = transactionsOf(dataSource);
  const webhookSettings = readWebhookSettings();
  const webhookDesk = createWebhookDesk(webhookSettings);
  const webhooks = webhooksOf(webhookSettings, webhookDesk, { clock, inTransaction, logger });
  const beginSchedule = (ledger: LabelLedger): Running =>
    repeatWork({
      work: (signal) =>
        doWhatIsDue(
          {
            jobs: [...scheduledJobs(ledger, schedule), webhookCleaning(webhookSettings.keepDays)],
            logger,
          },
          { clock, inTransaction, signal },
        ),
      everyMs: schedule.everyMs,
      onError: (err) => logger.error({ err }, 'could not look for what is due'),
    });
  // Known once the database is open, before anything is asked or loaded.
  let labelLedger: LabelLedger;
  let labelDesk: LabelDesk;
  return startSubgraph(
    {
      name: SCHEMA,
      dataSource,
      buildSchema: buildAccreditationSchema,
      createContext: (database, rights) =>
        createContext({
          database,
          ...rights,
          clock,
          labelLedger,
          labelDesk,
          webhooks: webhookDesk,
        }),
      loadReferenceData: async (report) => {
        const surroundings = { clock, inTransaction, report };
        const signer = await openCertificateSigner(settings, surroundings);
        labelLedger = new LabelLedger(createCertificateIssuer(signer));
        labelDesk = new LabelDesk({ labelLedger, inTransaction, clock });
        await publishLedger(inTransaction);
      },
      loadSampleData: (report) => loadSampleData({ dataSource, labelLedger, clock }, report),
      consumers: webhooks.consumers,
      beginWork: () => [
        ...webhooks.beginWork(),
        ...(schedule.isOn ? [beginSchedule(labelLedger)] : []),
      ],
    },
    dependencies,
  );
}

/** What falls due with the days, in the order in which it is done. */
export function scheduledJobs(
  labelLedger: LabelLedger,
  { eventRetentionDays }: Pick<ScheduleSettings, 'eventRetentionDays'>,
): readonly ScheduledJob[] {
  return [
    labelExpiry(labelLedger),
    LAPSE_OF_APPLICATIONS,
    REMINDING,
    removalOfOldEvents(eventRetentionDays),
  ];
}

/** The subgraph's SDL, for composition. Needs no database. */
export async function accreditationSdl(): Promise<string> {
  return (await buildAccreditationSchema()).sdl;
}

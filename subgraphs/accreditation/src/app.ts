import { transactionsOf } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { type SubgraphDependencies, startSubgraph } from '@apogee/shared/subgraph-process';
import { readCertificateSettings } from './config';
import { createContext } from './context';
import { createAccreditationDataSource, SCHEMA } from './data-source';
import { createCertificateIssuer, openCertificateSigner } from './modules/certificate';
import { LabelLedger } from './modules/label';
import { loadSampleData } from './sample-data/load-sample-data';
import { buildAccreditationSchema } from './schema';

/** The accreditation subgraph, migrated and ready to answer. */
export function createAccreditation(dependencies: SubgraphDependencies): Promise<Subgraph> {
  const { databaseUrl, statementLogger, clock } = dependencies;
  const settings = readCertificateSettings();
  const dataSource = createAccreditationDataSource(databaseUrl, statementLogger);
  const inTransaction = transactionsOf(dataSource);
  // Known once the database is open, before anything is asked or loaded.
  let labelLedger: LabelLedger;
  return startSubgraph(
    {
      name: SCHEMA,
      dataSource,
      buildSchema: buildAccreditationSchema,
      createContext: (database, rights) =>
        createContext(database, { ...rights, clock, labelLedger }),
      loadReferenceData: async (report) => {
        const surroundings = { clock, inTransaction, report };
        const signer = await openCertificateSigner(settings, surroundings);
        labelLedger = new LabelLedger(createCertificateIssuer(signer));
      },
      loadSampleData: (report) => loadSampleData({ dataSource, labelLedger }, report),
    },
    dependencies,
  );
}

/** The subgraph's SDL, for composition. Needs no database. */
export async function accreditationSdl(): Promise<string> {
  return (await buildAccreditationSchema()).sdl;
}

import { parseArgs } from 'node:util';
import { systemClock } from '@apogee/shared/clock';
import { openDatabase, transactionsOf } from '@apogee/shared/database';
import { ConfigurationError } from '@apogee/shared/errors';
import { runJob } from '@apogee/shared/lifecycle';
import { readCertificateSettings, readLedgerConfig } from './config';
import { createAccreditationDataSource } from './data-source';
import { createCertificateIssuer, openCertificateSigner } from './modules/certificate';
import { LabelLedger } from './modules/label';
import { appendRecords, LedgerRepository } from './modules/ledger';
import { RECORDS_A_LABEL, scaleDrafts, scaleLabelNumber } from './scale/ledger-scale';

/**
 * Brings the ledger of a database with the sample data to a size, with fictitious labels, by the way that labels
 * always come into it. For measurements: nothing can be taken out of a ledger again.
 */

const LABELS_A_TRANSACTION = 1_000;
const LARGEST = 5_000_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readSize(): number {
  const { values } = parseArgs({ options: { records: { type: 'string' } } });
  const size = /^\d{1,7}$/.test(values.records ?? '') ? Number(values.records) : Number.NaN;
  if (!(size >= 1 && size <= LARGEST)) {
    throw new ConfigurationError(`--records: a whole number from 1 to ${LARGEST}`);
  }
  return size;
}

void runJob(async () => {
  const size = readSize();
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = readLedgerConfig();
  const database = await openDatabase({ databaseUrl, dataDir, onProgress: say });
  const dataSource = await createAccreditationDataSource(database.url).initialize();
  const inTransaction = transactionsOf(dataSource);
  const surroundings = { clock: systemClock, inTransaction, report: say };
  const signer = await openCertificateSigner(readCertificateSettings(), surroundings);
  const labelLedger = new LabelLedger(createCertificateIssuer(signer));
  const { seq } = await new LedgerRepository(dataSource).findHead();
  const labels = Math.ceil(Math.max(size - seq, 0) / RECORDS_A_LABEL);
  for (let made = 0; made < labels; made += LABELS_A_TRANSACTION) {
    const count = Math.min(LABELS_A_TRANSACTION, labels - made);
    const from = seq + made;
    await inTransaction(async (manager) => {
      await appendRecords(manager, scaleDrafts(from, count));
      const numbers = Array.from({ length: count }, (_, index) => scaleLabelNumber(from + index));
      await labelLedger.rewrite(manager, numbers);
    });
    say(`  ${made + count} of ${labels} labels`);
  }
  await dataSource.query(
    'analyze accreditation.ledger_record, accreditation.label, accreditation.label_transition',
  );
  await dataSource.destroy();
  await database.close();
});

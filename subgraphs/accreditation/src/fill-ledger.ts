import { parseArgs } from 'node:util';
import { systemClock } from '@apogee/shared/clock';
import { type InTransaction, openDatabase, transactionsOf } from '@apogee/shared/database';
import { ConfigurationError } from '@apogee/shared/errors';
import { runJob } from '@apogee/shared/lifecycle';
import { readCertificateSettings, readLedgerConfig } from './config';
import { createAccreditationDataSource } from './data-source';
import { createCertificateIssuer, openCertificateSigner } from './modules/certificate';
import { LabelLedger } from './modules/label';
import { appendRecords, LedgerRepository, type RecordDraft } from './modules/ledger';
import {
  RECORDS_A_LABEL,
  runningDrafts,
  scaleDrafts,
  scaleLabelNumber,
} from './scale/ledger-scale';

/**
 * Brings the ledger of a database with the sample data to a size, with fictitious labels, by the way that labels
 * always come into it; or adds labels that run, about which nothing was decided yet. For measurements: nothing can be
 * taken out of a ledger again.
 */

const LABELS_A_TRANSACTION = 1_000;
const LARGEST = 5_000_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** How many records there shall be, or how many running labels more. */
type Wanted = { readonly records: number } | { readonly running: number };

function readWanted(): Wanted {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { records: text, running: text } });
  return values.running === undefined
    ? { records: readNumber('--records', values.records) }
    : { running: readNumber('--running', values.running) };
}

function readNumber(flag: string, text = ''): number {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= 1 && number <= LARGEST)) {
    throw new ConfigurationError(`${flag}: a whole number from 1 to ${LARGEST}`);
  }
  return number;
}

interface Filling {
  readonly labelLedger: LabelLedger;
  readonly inTransaction: InTransaction;
  /** Labels that are to be made, numbered from `from` on. */
  readonly from: number;
  readonly labels: number;
  readonly draftsOf: (from: number, count: number) => readonly RecordDraft[];
}

async function fill({ labelLedger, inTransaction, labels, ...filling }: Filling): Promise<void> {
  for (let made = 0; made < labels; made += LABELS_A_TRANSACTION) {
    const count = Math.min(LABELS_A_TRANSACTION, labels - made);
    const from = filling.from + made;
    await inTransaction(async (manager) => {
      await appendRecords(manager, filling.draftsOf(from, count));
      const numbers = Array.from({ length: count }, (_, index) => scaleLabelNumber(from + index));
      await labelLedger.rewrite(manager, numbers);
    });
    say(`  ${made + count} of ${labels} labels`);
  }
}

void runJob(async () => {
  const wanted = readWanted();
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = readLedgerConfig();
  const database = await openDatabase({ databaseUrl, dataDir, onProgress: say });
  const dataSource = await createAccreditationDataSource(database.url).initialize();
  const inTransaction = transactionsOf(dataSource);
  const surroundings = { clock: systemClock, inTransaction, report: say };
  const signer = await openCertificateSigner(readCertificateSettings(), surroundings);
  const labelLedger = new LabelLedger(createCertificateIssuer(signer));
  const { seq } = await new LedgerRepository(dataSource).findHead();
  const today = systemClock.today();
  await fill({
    labelLedger,
    inTransaction,
    from: seq,
    ...('running' in wanted
      ? {
          labels: wanted.running,
          draftsOf: (from, count) => runningDrafts(from, count, today),
        }
      : {
          labels: Math.ceil(Math.max(wanted.records - seq, 0) / RECORDS_A_LABEL),
          draftsOf: scaleDrafts,
        }),
  });
  await dataSource.query(
    'analyze accreditation.ledger_record, accreditation.label, accreditation.label_transition',
  );
  await dataSource.destroy();
  await database.close();
});

import { openDatabase } from '@apogee/shared/database';
import { ConfigurationError } from '@apogee/shared/errors';
import { runJob } from '@apogee/shared/lifecycle';
import { readLedgerConfig } from './config';
import { createAccreditationDataSource } from './data-source';
import { findDeviatingLabels } from './modules/label';
import { LedgerRepository, verifyLedger } from './modules/ledger';

/** `npm run ledger:verify`: reads the decision ledger and says whether it is whole. Writes nothing. */

const USAGE = `Usage: npm run ledger:verify [-- --expect NUMBER:SHA256]

Verifies every record of the decision ledger and its link to the one before, then that the labels are what their
records say. Ends with status 1 and one line that names the first break.

  --expect   a record that must be there with this hash, e.g. the head of an earlier run: without it nobody can
             tell whether the end of the ledger was cut off or written anew

Environment: DATABASE_URL, DATA_DIR.`;

const RECORDS_A_LINE = 20_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface Expected {
  readonly seq: number;
  readonly contentSha256: string;
}

function readArguments(): Expected | null {
  const [flag, value = '', ...rest] = process.argv.slice(2);
  if (flag === '--help') {
    say(USAGE);
    process.exit(0);
  }
  if (flag === undefined) {
    return null;
  }
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(value);
  if (flag !== '--expect' || match === null || rest.length > 0) {
    throw new ConfigurationError('the only argument is --expect NUMBER:SHA256 (try --help)');
  }
  return { seq: Number(match[1]), contentSha256: match[2] ?? '' };
}

void runJob(async () => {
  const expected = readArguments();
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = readLedgerConfig();
  const database = await openDatabase({ databaseUrl, dataDir, onProgress: say });
  const dataSource = await createAccreditationDataSource(database.url).initialize();
  try {
    const startedAt = performance.now();
    const { head, broken } = await verifyLedger(dataSource, (verified) => {
      if (verified % RECORDS_A_LINE === 0) {
        say(`  ${verified} records verified`);
      }
    });
    if (broken !== null) {
      throw new ConfigurationError(
        `The ledger is broken at record ${broken.seq}: ${broken.reason}.`,
      );
    }
    if (expected !== null) {
      const [found] = await new LedgerRepository(dataSource).findBySeqs([expected.seq]);
      if (found?.contentSha256 !== expected.contentSha256) {
        throw new ConfigurationError(
          `The ledger is not the one expected: record ${expected.seq} is missing or another one.`,
        );
      }
    }
    const [stray, ...more] = await findDeviatingLabels(dataSource);
    if (stray !== undefined) {
      throw new ConfigurationError(
        `The ledger is whole, but ${more.length + 1} labels are not what it says, ${stray} first.`,
      );
    }
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    say(`The ledger is whole: ${head.seq} records, verified in ${seconds} s. Head:`);
    say(`${head.seq}:${head.contentSha256}`);
  } finally {
    await dataSource.destroy();
    await database.close();
  }
});

import { parseArgs } from 'node:util';
import { ConfigurationError } from '@apogee/shared/errors';
import { runJob } from '@apogee/shared/lifecycle';
import { openDatabaseHost } from '../graph/database-host';
import { readNumber, refusedFlag } from '../harness/flags';
import { describeMachine, machineFacts } from '../harness/machine';
import { allowedProcessors } from '../harness/process-usage';
import { killAllAtExit } from '../harness/processes';
import { median } from '../harness/statistics';
import { seedSampleData } from '../scale/seed-sample-data';
import { type BytePlace, CHANGED_COLUMNS, withChangedByte } from './byte-change';
import { runLedgerProgram } from './ledger-program';

/** `npm run bench:ledger` */

const USAGE = `Usage: npm run bench:ledger [-- --records N --rounds R --changes C]

Makes a database of its own with a ledger of N records of fictitious labels, verifies it R times with
ledger:verify, then changes one byte at C random places, one at a time, and looks whether that is found at the
record where it is. Drops the database at the end.

  --records N   default 100000
  --rounds R    default 3
  --changes C   default 4

Environment: DATABASE_URL, a PostgreSQL server; otherwise one of its own where PostgreSQL is installed, else the
embedded engine.`;

const BOUND_S = 20;
const LARGEST_TEXT = 2_000;

interface Options {
  readonly records: number;
  readonly rounds: number;
  readonly changes: number;
}

function readOptions(): Options | null {
  const { values } = flags();
  if (values.help === true) {
    return null;
  }
  return {
    records: Math.round(readNumber('--records', values.records, { usual: 100_000, above: 0 })),
    rounds: Math.round(readNumber('--rounds', values.rounds, { usual: 3, above: 0 })),
    changes: Math.round(readNumber('--changes', values.changes, { usual: 4, above: -1 })),
  };
}

function flags() {
  const text = { type: 'string' } as const;
  const options = {
    records: text,
    rounds: text,
    changes: text,
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ options });
  } catch (error) {
    throw refusedFlag(error);
  }
}

void runJob(async () => {
  const options = readOptions();
  if (options === null) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  killAllAtExit();
  const host = await openDatabaseHost(allowedProcessors());
  const database = await host.create('ledger');
  try {
    process.stdout.write(`${describeMachine(machineFacts())}\ndatabase: ${host.what}\n`);
    await seedSampleData({ databaseUrl: database.url, dataDir: '', report: () => undefined });
    await expectSuccess('fill-ledger', database.url, ['--records', String(options.records)]);
    await measure(database.url, options);
    await tryChanges(database.url, options);
  } finally {
    await database.drop();
    await host.close();
  }
});

async function expectSuccess(...call: Parameters<typeof runLedgerProgram>): Promise<string> {
  const { status, output } = await runLedgerProgram(...call);
  if (status !== 0) {
    throw new ConfigurationError(`${call[0]} failed:\n${output}`);
  }
  return output;
}

async function measure(databaseUrl: string, { rounds }: Options): Promise<void> {
  const seconds: number[] = [];
  let said = '';
  for (let round = 0; round < rounds; round += 1) {
    said = await expectSuccess('verify-ledger', databaseUrl);
    seconds.push(Number(/verified in ([\d.]+) s/.exec(said)?.[1]));
  }
  const records = /whole: (\d+) records/.exec(said)?.[1];
  process.stdout.write(
    `ledger:verify of ${records} records: median ${median(seconds).toFixed(1)} s of ${seconds.join(', ')} s; ` +
      `promised < ${BOUND_S} s for 100,000\n`,
  );
}

async function tryChanges(databaseUrl: string, { records, changes }: Options): Promise<void> {
  let found = 0;
  for (let change = 0; change < changes; change += 1) {
    const place: BytePlace = {
      seq: 1 + Math.floor(Math.random() * records),
      column: CHANGED_COLUMNS[change % CHANGED_COLUMNS.length] ?? 'content',
      at: Math.floor(Math.random() * LARGEST_TEXT),
    };
    await withChangedByte(databaseUrl, place, async () => {
      const { status, output } = await runLedgerProgram('verify-ledger', databaseUrl);
      const isFound = status === 1 && output.includes(`broken at record ${place.seq}:`);
      found += isFound ? 1 : 0;
      process.stdout.write(
        `  byte ${place.at} of ${place.column} of record ${place.seq}: ${output.trim().split('\n').at(-1)}\n`,
      );
    });
  }
  process.stdout.write(`single changed bytes found at their record: ${found} of ${changes}\n`);
}

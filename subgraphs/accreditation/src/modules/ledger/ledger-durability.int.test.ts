import type { ApplicationDecided } from '@apogee/shared/contracts';
import { prepareDatabase, transactionsOf } from '@apogee/shared/database';
import { EventLog } from '@apogee/shared/events';
import { createLogger } from '@apogee/shared/logger';
import {
  findPostgres,
  type RestartablePostgres,
  startRestartablePostgres,
} from '@apogee/shared/testing';
import type { DataSource } from 'typeorm';
import { createAccreditationDataSource, SCHEMA } from '../../data-source';
import { draftOf } from '../../testing/record-drafts';
import { appendRecord } from './append-record.command';
import { LedgerRepository } from './ledger.repository';
import type { LedgerRecord } from './ledger-record';
import { verifyLedger } from './verify-ledger.command';

const CRASHES = 20;
const WRITERS = 4;
const ROUNDS = 200;
const LONGEST_MS = 180_000;

const binaries = findPostgres();
const onServer = binaries === null ? describe.skip : describe;
if (binaries === null) {
  process.stdout.write(
    'No PostgreSQL server is installed here: not tried how records survive it.\n',
  );
}

const append = (dataSource: DataSource): Promise<LedgerRecord> =>
  transactionsOf(dataSource)((database) =>
    appendRecord(database, draftOf({ labelNumber: null, change: null, decidedAt: new Date() })),
  );

onServer('the ledger on a server of its own', () => {
  let server: RestartablePostgres;

  beforeAll(async () => {
    server = await startRestartablePostgres(binaries ?? '');
    const dataSource = createAccreditationDataSource(server.url);
    await prepareDatabase(dataSource, SCHEMA);
    await dataSource.destroy();
  }, LONGEST_MS);

  afterAll(() => server.remove());

  const connect = (): Promise<DataSource> => createAccreditationDataSource(server.url).initialize();

  it(
    `invariant 26: two writers at once, ${ROUNDS} times, leave a chain without holes`,
    async () => {
      const [one, other] = [await connect(), await connect()];
      const before = await new LedgerRepository(one).findHead();
      const records: LedgerRecord[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        records.push(...(await Promise.all([append(one), append(other)])));
      }
      expect(records.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 2 * ROUNDS }, (_, index) => before.seq + index + 1),
      );
      expect(await verifyLedger(one)).toMatchObject({ broken: null });
      await one.destroy();
      await other.destroy();
    },
    LONGEST_MS,
  );

  it(
    `loses no acknowledged record, and no event of one, when the server is stopped hard, ${CRASHES} times`,
    async () => {
      const acknowledged = new Map<number, string>();
      for (let crash = 1; crash <= CRASHES; crash += 1) {
        const dataSource = await connect();
        const due = acknowledged.size + crash * WRITERS;
        let stopped = Promise.resolve();
        await Promise.all(
          Array.from({ length: WRITERS }, () =>
            writeUntilCrash(dataSource, ({ seq, contentSha256 }) => {
              acknowledged.set(seq, contentSha256);
              if (acknowledged.size === due) {
                stopped = server.stopHard();
              }
            }),
          ),
        );
        await stopped;
        await dataSource.destroy().catch(() => undefined);
        await server.start();
      }
      const dataSource = await connect();
      const { head, broken } = await verifyLedger(dataSource);
      expect(broken).toBeNull();
      const found = await new LedgerRepository(dataSource).findBySeqs([...acknowledged.keys()]);
      expect(new Map(found.map(({ seq, contentSha256 }) => [seq, contentSha256]))).toEqual(
        acknowledged,
      );
      expect(await recordsOfEvents(dataSource)).toEqual(
        Array.from({ length: head.seq }, (_, index) => index + 1),
      );
      process.stdout.write(
        `${CRASHES} hard stops: ${acknowledged.size} acknowledged records, 0 lost, head ${head.seq}\n`,
      );
      await dataSource.destroy();
    },
    LONGEST_MS,
  );
});

/** Numbers of the records that the event log tells of, in its order. */
async function recordsOfEvents(dataSource: DataSource): Promise<readonly number[]> {
  const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
  const log = new EventLog(dataSource, logger);
  const { events } = await log.read(await log.beginning(), { batchSize: 100_000 });
  await log.close();
  return events.map(({ payload }) => (payload as ApplicationDecided).record.seq);
}

async function writeUntilCrash(
  dataSource: DataSource,
  acknowledge: (record: LedgerRecord) => void,
): Promise<void> {
  for (;;) {
    const record = await append(dataSource).catch(() => null);
    if (record === null) {
      return;
    }
    acknowledge(record);
  }
}

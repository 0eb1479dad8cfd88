import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing';
import { createDataSource } from './data-source';
import { requestDatabase } from './request-database';
import { createStatementRecorder } from './statement-recorder';

const POOL_SIZE = 2;
/** Ends by itself on the embedded engine, where nothing can end it. */
const SLOW = {
  server: 'select pg_sleep(30)',
  embedded: 'select count(*) from generate_series(1, 2000000)',
};
const SOON_MS = 5_000;

describe('the database as one request sees it', () => {
  const recorder = createStatementRecorder();
  let database: TestDatabase;
  let dataSource: DataSource;
  /** Looks on from outside of the pool. */
  let onlooker: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const settings = { url: database.url, schema: 'public', entities: [], migrations: [] };
    dataSource = await createDataSource({
      ...settings,
      poolSize: POOL_SIZE,
      logger: recorder.logger,
    }).initialize();
    onlooker = await createDataSource(settings).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await onlooker.destroy();
    await database.drop();
  });

  const runningSleeps = async (): Promise<number> => {
    const rows = await onlooker.query<{ count: number }[]>(
      "select count(*) from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'",
    );
    return rows[0]?.count ?? 0;
  };

  it('returns rows, and tells whoever watches what it sent', async () => {
    recorder.reset();
    const rows = await requestDatabase(dataSource).query<object[]>('select $1::int as one', [1]);
    expect(rows).toEqual([{ one: 1 }]);
    expect(recorder.statements()).toEqual(['select $1::int as one']);
  });

  it('keeps a connection whose statement failed', async () => {
    const wrong = requestDatabase(dataSource).query('select 1 / 0');
    await expect(wrong).rejects.toMatchObject({ code: '22012' });
    const own = requestDatabase(dataSource, new AbortController().signal);
    expect(await own.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('sends nothing after the abort', async () => {
    recorder.reset();
    const late = requestDatabase(dataSource, AbortSignal.abort()).query('select 1');
    await expect(late).rejects.toMatchObject({ code: 'REQUEST_CANCELLED' });
    expect(recorder.statements()).toEqual([]);
  });

  it('rejects at once what runs and what waits, and serves the next request', async () => {
    const asker = new AbortController();
    const own = requestDatabase(dataSource, asker.signal);
    const slow = Array.from({ length: POOL_SIZE + 2 }, () => own.query(SLOW[database.engine]));
    const outcomes = Promise.allSettled(slow);
    if (database.engine === 'server') {
      await until(async () => (await runningSleeps()) === POOL_SIZE);
    }
    const abortedAt = Date.now();
    asker.abort();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'REQUEST_CANCELLED' } });
    }
    expect(Date.now() - abortedAt).toBeLessThan(1_000);
    const next = await requestDatabase(dataSource).query<object[]>('select 1 as one');
    expect(next).toEqual([{ one: 1 }]);
  });

  it('has a server end the statement within a second', async () => {
    if (database.engine !== 'server') {
      return;
    }
    const asker = new AbortController();
    const slow = requestDatabase(dataSource, asker.signal).query(SLOW.server);
    await until(async () => (await runningSleeps()) === 1);
    const abortedAt = Date.now();
    asker.abort();
    await expect(slow).rejects.toMatchObject({ code: 'REQUEST_CANCELLED' });
    await until(async () => (await runningSleeps()) === 0);
    expect(Date.now() - abortedAt).toBeLessThan(1_000);
  });

  it('never hits a statement of another request', async () => {
    for (let round = 0; round < 40; round++) {
      const asker = new AbortController();
      const cancelled = requestDatabase(dataSource, asker.signal).query('select pg_sleep(0.002)');
      const others = Array.from({ length: 4 }, () =>
        requestDatabase(dataSource, new AbortController().signal).query('select pg_sleep(0.002)'),
      );
      setTimeout(() => asker.abort(), round % 5);
      await cancelled.catch(() => undefined);
      await expect(Promise.all(others)).resolves.toHaveLength(4);
    }
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + SOON_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) {
      throw new Error('It did not come to that in time.');
    }
  }
}

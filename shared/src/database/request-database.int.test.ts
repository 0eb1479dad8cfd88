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

  it('sends what is asked in one turn over one connection, whoever fails among them', async () => {
    const own = requestDatabase(dataSource);
    const asked = ['select $1::int as n', 'select 1 / $1::int as n', 'select $1::int + 1 as n'];
    const turn = (value: number): Promise<PromiseSettledResult<object[]>[]> =>
      Promise.allSettled(asked.map((text) => own.query<object[]>(text, [value])));
    const divided = [[{ n: 1 }], [{ n: 1 }], [{ n: 2 }]];
    expect(await turn(1)).toMatchObject(divided.map((value) => ({ value })));
    for (let time = 0; time < 2 * POOL_SIZE; time += 1) {
      expect(await turn(0)).toMatchObject([
        { value: [{ n: 0 }] },
        { reason: { code: '22012' } },
        { value: [{ n: 1 }] },
      ]);
    }
    const pids = await Promise.all(
      Array.from({ length: 5 }, () => own.query<object[]>('select pg_backend_pid() as pid')),
    );
    expect(new Set(pids.map((rows) => JSON.stringify(rows))).size).toBe(1);
  });

  it('prepares anew what failed when it was first sent', async () => {
    const own = requestDatabase(dataSource);
    const text = 'select $1::int as read_of_text';
    for (let time = 0; time < 2 * POOL_SIZE; time += 1) {
      await expect(own.query(text, ['nothing'])).rejects.toMatchObject({ code: '22P02' });
      expect(await own.query(text, ['7'])).toEqual([{ read_of_text: 7 }]);
    }
  });

  it('sends parameters of any kind', async () => {
    const values = [
      'é "quoted" \\ {1,2}',
      null,
      12.5,
      true,
      ['a,b', 'c"d\\e', null, 'NULL', ''],
      [1, null, 3],
      [
        [1, 2],
        [3, 4],
      ],
      new Date('2027-01-31T10:00:00.000Z'),
      { some: ['json'] },
    ];
    const types = [
      'text',
      'text',
      'float8',
      'bool',
      'text[]',
      'int[]',
      'int[]',
      'timestamptz',
      'json',
    ];
    const columns = types.map((type, index) => `$${index + 1}::${type} as v${index}`);
    const [row] = await requestDatabase(dataSource).query<object[]>(
      `select ${columns.join()}`,
      values,
    );
    expect(Object.values(row ?? {})).toEqual(values);
  });

  it('rejects only the statement whose row cannot be read', async () => {
    const own = requestDatabase(dataSource);
    const large = own.query("select '9223372036854775807'::int8 as n");
    const small = own.query('select 1::int8 as n');
    await expect(large).rejects.toThrow(RangeError);
    expect(await small).toEqual([{ n: 1 }]);
  });

  it('rejects at once what runs and what waits, and serves the next request', async () => {
    const asker = new AbortController();
    const slow = Array.from({ length: POOL_SIZE + 2 }, () => {
      // Each is a part of the request that asks in a turn of its own.
      const part = requestDatabase(dataSource, asker.signal);
      return [part.query(SLOW[database.engine]), part.query('select 1')];
    }).flat();
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

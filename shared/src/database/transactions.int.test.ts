import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing';
import { createDataSource } from './data-source';
import { againAfterDeadlock } from './deadlock';
import type { Database } from './request-database';
import { beforeCommit, type InTransaction, transactionsOf } from './transactions';

describe('a transaction', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let inTransaction: InTransaction;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource({
      url: database.url,
      schema: 'public',
      entities: [],
      migrations: [],
    }).initialize();
    await dataSource.query('create table note (text text not null)');
    inTransaction = transactionsOf(dataSource);
  });

  beforeEach(() => dataSource.query('delete from note'));

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const notes = (): Promise<unknown> => dataSource.query('select text from note');

  it('gives what its work gives, when all of it has taken effect', async () => {
    const written = await inTransaction(async (inside) => {
      await inside.query(`insert into note values ('one')`);
      await inside.query(`insert into note values ('two')`);
      return 2;
    });
    expect(written).toBe(2);
    expect(await notes()).toEqual([{ text: 'one' }, { text: 'two' }]);
  });

  it('changes nothing when its work is refused half way', async () => {
    const work = inTransaction(async (inside) => {
      await inside.query(`insert into note values ('one')`);
      throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(await notes()).toEqual([]);
  });

  it('runs what is asked at once in its order, and writes last what is to be written last', async () => {
    await inTransaction(async (inside) => {
      beforeCommit(inside, () => [
        { text: 'insert into note select max(text) || $1 from note', values: [' and last'] },
      ]);
      await Promise.all([
        inside.query('insert into note values ($1)', ['first']),
        inside.query(`update note set text = text || ' and second'`),
      ]);
    });
    expect(await notes()).toEqual([
      { text: 'first and second' },
      { text: 'first and second and last' },
    ]);
  });

  it.each<[string, (inside: Database) => void]>([
    [
      'what is to be written last cannot be',
      (inside) => beforeCommit(inside, () => [{ text: 'select 1 / 0', values: [] }]),
    ],
    [
      'it must not take effect, as somebody says at its end',
      (inside) =>
        beforeCommit(inside, () => {
          throw new Error('not so');
        }),
    ],
    [
      'a statement failed that nobody waited for',
      (inside) => void inside.query('select 1 / 0').catch(() => undefined),
    ],
  ])('changes nothing when %s', async (_, prepare) => {
    const work = inTransaction(async (inside) => {
      prepare(inside);
      await inside.query(`insert into note values ('one')`).catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/division by zero|not so/);
    expect(await notes()).toEqual([]);
  });

  it('takes no statements when it has ended', async () => {
    const inside = await inTransaction((database) => Promise.resolve(database));
    await expect(inside.query('select 1')).rejects.toThrow('The transaction has ended.');
  });

  it.each([
    ['again when PostgreSQL ended it to let another one go on', '40P01', 2],
    ['once when it failed for any other reason', '40001', 1],
  ])('is done %s', async (_, code, times) => {
    let tried = 0;
    const work = againAfterDeadlock(inTransaction)(async (inside) => {
      tried += 1;
      await inside.query('insert into note values ($1)', [`try ${tried}`]);
      if (tried === 1) {
        await inside.query(`do $$ begin raise exception using errcode = '${code}'; end $$`);
      }
    });
    await work.catch(() => undefined);
    expect(tried).toBe(times);
    expect(await notes()).toEqual(times === 1 ? [] : [{ text: 'try 2' }]);
  });
});

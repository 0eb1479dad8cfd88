import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing';
import { createDataSource } from './data-source';
import { againAfterDeadlock } from './deadlock';
import { type InTransaction, transactionsOf } from './transactions';

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

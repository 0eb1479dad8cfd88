import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing';
import { createDataSource } from './data-source';

describe('text arrays of rows', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const settings = { url: database.url, schema: 'public', entities: [], migrations: [] };
    // The types are set with each data source, and must stand that.
    createDataSource(settings);
    dataSource = await createDataSource(settings).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it.each<[string, readonly unknown[]]>([
    ['nothing', []],
    ['codes', ['A1', 'B2', 'C3']],
    ['one text', ['a']],
    ['empty text', ['', '']],
    ['nothing known', [null, 'a', null]],
    ['the word NULL', ['NULL', 'null']],
    ['what must be quoted', ['a,b', 'c"d', 'e\\f', '{g}', ' h ', 'i\nj', 'é']],
  ])('hold %s as it was written', async (_, texts) => {
    const rows = await dataSource.query<object[]>('select $1::text[] as texts', [texts]);
    expect(rows).toEqual([{ texts }]);
  });

  it('may have two dimensions', async () => {
    const rows = await dataSource.query<object[]>("select array[['a','b'],['c','d']] as texts");
    expect(rows).toEqual([
      {
        texts: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    ]);
  });
});

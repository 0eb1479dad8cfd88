import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing';
import { createDataSource } from './data-source';
import { requestDatabase } from './request-database';

const MANY_LIMITS = 400;
const PAGE = `
  /* star.page */
  select id, kind, size from star
  where ($1::text[] is null or kind = any($1))
    and ($2::int is null or size >= $2 or ($3::boolean is null or shines = $3))
    and ($4::date is null or seen_on < $4)
    and ($5::int is null or (size, id) > ($5, $6::int))
  order by size, id
  limit $7
`;

const KIND = fc.constantFrom('DWARF', 'GIANT', 'PULSAR');
const SIZE = fc.integer({ min: 0, max: 12 });
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value);

const QUESTION = fc.tuple(
  orNull(fc.array(KIND, { maxLength: 2 })),
  orNull(SIZE),
  orNull(fc.boolean()),
  orNull(fc.constantFrom('2026-01-05', '2026-01-20')),
  orNull(SIZE),
  fc.integer({ min: 0, max: 60 }),
  orNull(fc.integer({ min: 0, max: 30 })),
);

describe('a statement with conditions that may be left out', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const settings = { url: database.url, schema: 'public', entities: [], migrations: [] };
    dataSource = await createDataSource({ ...settings, poolSize: 1 }).initialize();
    await dataSource.query(`
      create table star as
      select n as id, (array['DWARF', 'GIANT', 'PULSAR'])[n % 3 + 1] as kind, n * 7 % 13 as size,
        n % 2 = 0 as shines, date '2026-01-01' + n % 30 as seen_on
      from generate_series(1, 60) as n
    `);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('finds what it finds as it is written', async () => {
    const own = requestDatabase(dataSource);
    await fc.assert(
      fc.asyncProperty(QUESTION, async (values) => {
        expect(await own.query(PAGE, values)).toEqual(await dataSource.query(PAGE, values));
      }),
      { numRuns: 200 },
    );
  });

  it('is kept by a connection only as often as a server can bear', async () => {
    const own = requestDatabase(dataSource);
    const ask = (limit: number): Promise<object[]> =>
      own.query('select id from star order by id limit $1', [limit]);
    for (let limit = 1; limit <= MANY_LIMITS; limit += 1) {
      await ask(limit);
    }
    expect(await ask(2)).toEqual([{ id: 1 }, { id: 2 }]);
    const [kept] = await own.query<{ count: number }[]>(
      'select count(*) from pg_prepared_statements',
    );
    expect(kept?.count).toBeLessThanOrEqual(MANY_LIMITS * 0.8);
  });
});

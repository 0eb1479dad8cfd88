import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing';
import { createDataSource } from './data-source';
import { loadOnce, sampleDataLoadTable } from './load-once';
import { prepareDatabase } from './prepare-database';
import { createStatementRecorder } from './statement-recorder';

class Initial1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sampleDataLoadTable('geo'));
    await runner.query(`
      create table geo.measure (
        day date not null,
        days date[] not null,
        at timestamptz not null,
        large bigint not null,
        exact numeric(10, 2) not null
      )
    `);
  }

  down(): Promise<void> {
    throw new Error('forward only');
  }
}

const MEASURE = `
  insert into geo.measure
  values ('2027-01-31', '{2027-01-31,null}', '2027-01-31T23:30:00+01:00', 9007199254740991, 12.50)
`;

const recorder = createStatementRecorder();
let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  source = createDataSource({
    url: database.url,
    schema: 'geo',
    entities: [],
    migrations: [Initial1700000000001],
    logger: recorder.logger,
  });
  await prepareDatabase(source, 'geo');
});

beforeEach(async () => {
  await source.query('delete from geo.measure; delete from geo.sample_data_load');
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

it('loads data once for each content, however many load at once', async () => {
  const outcomes = await Promise.all([loadContent('a'), loadContent('a'), loadContent('a')]);
  expect(outcomes.toSorted()).toEqual(['already-loaded', 'already-loaded', 'loaded']);
  await expect(loadContent('b')).resolves.toBe('loaded');
  expect(await source.query('select content_hash from geo.sample_data_load')).toEqual([
    { content_hash: 'b' },
  ]);
  expect(await source.query('select count(*) as rows from geo.measure')).toEqual([{ rows: 1 }]);
});

it('leaves the former data when a load fails', async () => {
  await loadContent('a');
  const failing = loadOnce(source, {
    schema: 'geo',
    contentHash: 'b',
    load: async (manager) => {
      await manager.query('delete from geo.measure');
      await manager.query('select 1 / 0');
    },
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect(await source.query('select count(*) as rows from geo.measure')).toEqual([{ rows: 1 }]);
  await expect(loadContent('a')).resolves.toBe('already-loaded');
});

it('reads days as text, moments as Date, and large numbers as numbers', async () => {
  await source.query(MEASURE);
  expect(await source.query('select day, days, at, large, exact from geo.measure')).toEqual([
    {
      day: '2027-01-31',
      days: ['2027-01-31', null],
      at: new Date('2027-01-31T22:30:00Z'),
      large: 9_007_199_254_740_991,
      exact: 12.5,
    },
  ]);
});

it('fails on a bigint that a JavaScript number cannot hold', async () => {
  await expect(source.query('select 9007199254740992::bigint as large')).rejects.toThrow(
    'bigint 9007199254740992 does not fit a JavaScript number',
  );
  expect(await source.query('select 1 as one')).toEqual([{ one: 1 }]);
});

it('records the statements that a data source sends', async () => {
  recorder.reset();
  await source.query('select 1 as one');
  await source.transaction((manager) => manager.query('select 2 as two'));
  expect(recorder.statements()).toEqual([
    'select 1 as one',
    'START TRANSACTION',
    'select 2 as two',
    'COMMIT',
  ]);
});

function loadContent(contentHash: string): Promise<'loaded' | 'already-loaded'> {
  return loadOnce(source, { schema: 'geo', contentHash, load: replaceMeasure });
}

async function replaceMeasure(manager: EntityManager): Promise<void> {
  await manager.query('delete from geo.measure');
  await manager.query(MEASURE);
}

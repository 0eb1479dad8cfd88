import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing';
import { createDataSource } from './data-source';
import { prepareDatabase } from './prepare-database';

class CreateCommune1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table geo.commune (code text primary key, place extensions.geography(Point, 4326));
      create table geo.runs (id int generated always as identity);
      insert into geo.runs default values;
    `);
  }

  down(): Promise<void> {
    throw new Error('forward only');
  }
}

class BreakHalfWay1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table geo.half (id int)');
    await runner.query('select 1 / 0');
  }

  down(): Promise<void> {
    throw new Error('forward only');
  }
}

const CLEAN = `
  drop schema if exists geo, catalogue, events cascade;
  drop table if exists public.of_somebody_else;
  drop extension if exists unaccent;
  create extension unaccent schema extensions;
`;

let database: TestDatabase;
const sources: DataSource[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await sources[0]?.query(CLEAN);
  for (const source of sources.splice(0)) await source.destroy();
});

afterAll(async () => {
  await database.drop();
});

it('runs each migration once when replicas of several subgraphs start at once', async () => {
  const replicas = ['geo', 'geo', 'geo', 'catalogue', 'catalogue'] as const;
  await Promise.all(
    replicas.map((schema) =>
      prepareDatabase(
        dataSource(schema, schema === 'geo' ? [CreateCommune1700000000001] : []),
        schema,
      ),
    ),
  );
  const [source] = sources;
  expect(await source?.query('select id from geo.runs')).toEqual([{ id: 1 }]);
  expect(await source?.query('select name from geo.migrations')).toEqual([
    { name: 'CreateCommune1700000000001' },
  ]);
});

it('leaves nothing of a start whose second migration fails', async () => {
  const source = dataSource('geo', [CreateCommune1700000000001, BreakHalfWay1700000000002]);
  await expect(prepareDatabase(source, 'geo')).rejects.toThrow('division by zero');
  expect(await source.query("select to_regnamespace('geo') as schema")).toEqual([{ schema: null }]);
});

it('finds nothing to do at the second start', async () => {
  const source = dataSource('geo', [CreateCommune1700000000001]);
  await prepareDatabase(source, 'geo');
  await prepareDatabase(source, 'geo');
  expect(await source.query('select id from geo.runs')).toEqual([{ id: 1 }]);
});

it('makes the extensions callable in the schema extensions', async () => {
  const source = dataSource('geo', []);
  await prepareDatabase(source, 'geo');
  const rows = await source.query<unknown>(`
    select extensions.unaccent('Évry') as plain,
      round(extensions.similarity('sodern', 'soderne')::numeric, 1) as similarity,
      round(extensions.st_distance(
        extensions.st_makepoint(2.35, 48.85)::extensions.geography,
        extensions.st_makepoint(1.44, 43.60)::extensions.geography
      ) / 1000) as km
  `);
  expect(rows).toEqual([{ plain: 'Evry', similarity: 0.7, km: 588 }]);
});

it('moves an extension out of public when the database holds no tables of others', async () => {
  const source = await dataSource('geo', []).initialize();
  await source.query('drop extension if exists unaccent; create extension unaccent schema public');
  await prepareDatabase(source, 'geo');
  expect(await source.query("select extensions.unaccent('é') as plain")).toEqual([{ plain: 'e' }]);
});

it('leaves an extension where others may use it, and says what to do', async () => {
  const source = await dataSource('geo', []).initialize();
  await source.query('drop extension if exists unaccent; create extension unaccent schema public');
  await source.query('create table public.of_somebody_else (id int)');
  await expect(prepareDatabase(source, 'geo')).rejects.toThrow(
    'run "alter extension unaccent set schema extensions"',
  );
});

it('does not move PostGIS, and says what to do', async () => {
  const source = await dataSource('geo', []).initialize();
  await source.query('drop extension if exists postgis; create extension postgis schema public');
  await expect(prepareDatabase(source, 'geo')).rejects.toThrow(
    /extension postgis is installed in the schema public .*"create database apogee"/,
  );
});

function dataSource(schema: string, migrations: (new () => MigrationInterface)[]): DataSource {
  const source = createDataSource({ url: database.url, schema, entities: [], migrations });
  sources.push(source);
  return source;
}

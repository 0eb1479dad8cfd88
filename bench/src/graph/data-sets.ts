import { loadScaleData } from '../scale/load-scale-data';
import { seedSampleData } from '../scale/seed-sample-data';
import type { BenchDatabase, DatabaseHost } from './database-host';

/** What the questions are asked of. */
export interface DataSet {
  readonly name: string;
  readonly what: string;
  /** Fictitious firms beside the sample data. */
  readonly firms: number;
}

const SEED = 1;
const report = (): void => undefined;

export function dataSetsWith(firms: number): readonly DataSet[] {
  const sample = { name: 'sample', what: 'the sample data, about 150 firms', firms: 0 };
  const scale = {
    name: 'scale',
    what: `the sample data and ${firms.toLocaleString('en')} fictitious firms`,
    firms,
  };
  return firms === 0 ? [sample] : [sample, scale];
}

/**
 * Our statements compare ids with parameters, within one schema. PostGraphile and the floor join across schemas,
 * where some of these columns have another collation than what they refer to, so that our indexes do not serve them.
 */
const INDEXES_FOR_JOINS = [
  'create index on accreditation.label (subject_id collate "C")',
  'create index on accreditation.label (holder_id collate "C")',
  'create index on accreditation.trl_assessment (subject_id collate "C")',
  'create index on accreditation.range_member (range_id collate "C")',
];

/** A database with the data set, its statistics gathered. */
export async function createDataSet(
  host: DatabaseHost,
  { name, firms }: DataSet,
): Promise<BenchDatabase> {
  const database = await host.create(name);
  await seedSampleData({ databaseUrl: database.url, dataDir: '', report });
  if (firms > 0) {
    await loadScaleData({ databaseUrl: database.url, firms, seed: SEED, report });
  }
  for (const statement of [...INDEXES_FOR_JOINS, 'vacuum analyze']) {
    await database.query(statement);
  }
  return database;
}

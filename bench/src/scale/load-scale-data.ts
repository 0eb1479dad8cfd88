import { ConfigurationError } from '@apogee/shared/errors';
import { Client } from 'pg';
import { ACCREDITATION_INSERTS } from './accreditation-inserts';
import { CATALOGUE_INSERTS } from './catalogue-inserts';
import { GEO_INSERTS } from './geo-inserts';
import { readIngredients } from './ingredients';
import { COPY_TABLE, FIRM_TABLE, PLAN_STATISTICS, SITE_TABLE } from './plan-tables';
import { removeScaleData } from './removal';
import { makeScaleFirms, type ScaleFirm } from './scale-firms';
import {
  forgetScaleData,
  readScaleRecord,
  recordScaleData,
  type ScaleCounts,
} from './scale-record';

export interface ScaleLoad {
  /** A database that `npm run seed` made. */
  readonly databaseUrl: string;
  readonly firms: number;
  readonly seed: number;
  /** Told what takes time, in lines for a person. */
  readonly report: (line: string) => void;
}

export type ScaleOutcome = 'loaded' | 'already-loaded' | 'removed';

const INSERTS = [...CATALOGUE_INSERTS, ...GEO_INSERTS, ...ACCREDITATION_INSERTS];

/**
 * Brings the scale data of a database to what is asked, in one transaction: killed, it leaves what was there.
 * Throws `ConfigurationError` for a database without the sample data.
 */
export async function loadScaleData(load: ScaleLoad): Promise<ScaleOutcome> {
  const client = new Client({
    connectionString: load.databaseUrl,
    application_name: 'apogee-scale',
  });
  await client.connect();
  try {
    await client.query('begin');
    const outcome = await bringTo(client, load);
    await client.query('commit');
    return outcome;
  } finally {
    await client.end();
  }
}

async function bringTo(client: Client, load: ScaleLoad): Promise<ScaleOutcome> {
  const { firms, seed, report } = load;
  await client.query(`select pg_advisory_xact_lock(hashtext('apogee scale data'))`);
  const present = await readScaleRecord(client);
  if (present?.firms === firms && present.seed === seed && present.isComplete) {
    return 'already-loaded';
  }
  if (present !== null) {
    report(`removing ${present.firms} firms`);
    await removeScaleData(client);
    await forgetScaleData(client);
  }
  if (firms === 0) {
    return present === null ? 'already-loaded' : 'removed';
  }
  const written = await insertFirms(client, load);
  await recordScaleData(client, { firms, seed, written });
  return 'loaded';
}

async function insertFirms(
  client: Client,
  { firms, seed, report }: ScaleLoad,
): Promise<ScaleCounts> {
  const ingredients = await readIngredients(client);
  if (ingredients.templates.length < 2 || ingredients.communes.length === 0) {
    throw new ConfigurationError('the database has no sample data: run npm run seed first');
  }
  await writePlan(client, makeScaleFirms(firms, seed, ingredients));
  const written: Record<string, number> = {};
  for (const [what, statement] of INSERTS) {
    const { rowCount } = await client.query(`/* scale.insert */ ${statement}`);
    written[what] = rowCount ?? 0;
    report(`${what}: ${rowCount}`);
  }
  report('statistics');
  await client.query(`analyze ${await tablesOf(client)}`);
  return written;
}

async function writePlan(client: Client, firms: readonly ScaleFirm[]): Promise<void> {
  await client.query(FIRM_TABLE, [
    firms.map(({ id }) => id),
    firms.map(({ number }) => number),
    firms.map(({ siren }) => siren),
    firms.map(({ legalName }) => legalName),
    firms.map(({ sortName }) => sortName),
    firms.map(({ templates }) => templates[0]),
    firms.map(({ templates }) => templates[1]),
  ]);
  const sites = firms.flatMap(({ id, sites }) => sites.map((site) => ({ firmId: id, ...site })));
  await client.query(SITE_TABLE, [
    sites.map(({ id }) => id),
    sites.map(({ firmId }) => firmId),
    sites.map(({ siret }) => siret),
    sites.map(({ name }) => name),
    sites.map(({ ordinal }) => ordinal),
    sites.map(({ commune }) => commune.code),
    sites.map(({ commune }) => commune.postcode),
    sites.map(({ commune }) => commune.name),
  ]);
  await client.query(COPY_TABLE);
  await client.query(PLAN_STATISTICS);
}

/** All tables written. The embedded engine gathers no statistics by itself, and without them the planner guesses. */
async function tablesOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ tables: string }>(`
    /* scale.findTables */
    select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables
    from pg_tables
    where schemaname = any(array['catalogue', 'accreditation', 'geo'])
  `);
  return rows[0]?.tables ?? '';
}

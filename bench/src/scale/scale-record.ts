import type { Client } from 'pg';

/** Rows written, by what they are. */
export type ScaleCounts = Readonly<Record<string, number>>;

export interface ScaleRecord {
  readonly firms: number;
  readonly seed: number;
  /** False when something was deleted since: a new load of the sample data deletes all located establishments. */
  readonly isComplete: boolean;
}

/** A schema of its own: the subgraphs know nothing of scale data. */
const CREATE = `
  create schema scale_data;
  create table scale_data.load (firms integer not null, seed bigint not null, written jsonb not null)
`;

const IS_THERE = `select to_regclass('scale_data.load') is not null as "isThere"`;

const FIND = `
  /* scale.findRecord */
  select
    firms,
    seed::float8 as seed,
    (select count(*) from catalogue.firm where id like 'firm-scale-%')
        = (written ->> 'firms')::bigint
      and (select count(*) from catalogue.item where id like '%-scale-%')
        = (written ->> 'items')::bigint
      and (select count(*) from geo.located_establishment where establishment_id like 'est-scale-%')
        = (written ->> 'located establishments')::bigint
      and (select count(*) from accreditation.label where number like 'SCALE-%')
        = (written ->> 'labels')::bigint as "isComplete"
  from scale_data.load
`;

/** What the database holds; null for none. */
export async function readScaleRecord(client: Client): Promise<ScaleRecord | null> {
  const found = await client.query<{ isThere: boolean }>(IS_THERE);
  if (found.rows[0]?.isThere !== true) {
    return null;
  }
  const { rows } = await client.query<ScaleRecord>(FIND);
  return rows[0] ?? null;
}

export async function recordScaleData(
  client: Client,
  { firms, seed, written }: { firms: number; seed: number; written: ScaleCounts },
): Promise<void> {
  await client.query(CREATE);
  await client.query(
    '/* scale.record */ insert into scale_data.load (firms, seed, written) values ($1, $2, $3)',
    [firms, seed, written],
  );
}

export async function forgetScaleData(client: Client): Promise<void> {
  await client.query('drop schema scale_data cascade');
}

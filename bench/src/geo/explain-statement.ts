import type { Client } from 'pg';

/** A statement as it was sent. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Explained {
  /** Indexes that the plan reads. */
  readonly indexes: readonly string[];
  /** Whether it reads one of the large tables from end to end. */
  readonly readsAll: boolean;
}

const INDEX = /(?:Index (?:Only )?Scan(?: Backward)? using|Bitmap Index Scan on) (\w+)/g;
const WHOLE_TABLE = /Seq Scan on (?:located_establishment|map_cell)/;

export async function explainStatement(client: Client, { text, values }: Sent): Promise<Explained> {
  const { rows } = await client.query<Record<'QUERY PLAN', string>>(`explain ${text}`, [...values]);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  return {
    indexes: [...new Set([...plan.matchAll(INDEX)].map(([, name]) => name ?? ''))],
    readsAll: WHOLE_TABLE.test(plan),
  };
}

import type { DataSource, EntityManager } from 'typeorm';
import { lockForTransaction } from './transaction-lock';
import { runTransaction } from './transactions';

/**
 * DDL of the table that remembers which sample data a schema holds. Each subgraph runs it in its first migration:
 *
 *     await queryRunner.query(sampleDataLoadTable('geo'));
 */
export const sampleDataLoadTable = (schema: string): string => `
  create table "${schema}".sample_data_load (
    content_hash text primary key,
    loaded_at timestamptz not null default now()
  )
`;

export interface LoadOnce {
  readonly schema: string;
  /** Changes whenever the data or the way it is loaded changes. */
  readonly contentHash: string;
  /** Deletes what an earlier load wrote and writes the data. Uses this manager and no other connection. */
  readonly load: (manager: EntityManager) => Promise<void>;
}

/**
 * Loads data if the schema does not hold just that already. One transaction: a load that fails or is killed leaves
 * the former state, and of several processes that load at once, one does and the others find it done.
 */
export async function loadOnce(
  dataSource: DataSource,
  { schema, contentHash, load }: LoadOnce,
): Promise<'loaded' | 'already-loaded'> {
  const marker = `"${schema}".sample_data_load`;
  return runTransaction(dataSource, async (manager) => {
    await lockForTransaction(manager, `sample data of ${schema}`);
    const found = await manager.query<unknown[]>(
      `/* sampleData.findLoad */ select from ${marker} where content_hash = $1`,
      [contentHash],
    );
    if (found.length > 0) return 'already-loaded';
    await load(manager);
    await manager.query(`/* sampleData.forgetLoad */ delete from ${marker}`);
    await manager.query(
      `/* sampleData.recordLoad */ insert into ${marker} (content_hash) values ($1)`,
      [contentHash],
    );
    await refreshStatistics(manager, schema);
    return 'loaded';
  });
}

/** The embedded engine has no background process that would do it, and without it the planner guesses. */
async function refreshStatistics(manager: EntityManager, schema: string): Promise<void> {
  const tables = await manager.query<{ readonly name: string }[]>(
    "/* sampleData.findTables */ select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1",
    [schema],
  );
  if (tables.length > 0)
    await manager.query(`analyze ${tables.map(({ name }) => name).join(', ')}`);
}

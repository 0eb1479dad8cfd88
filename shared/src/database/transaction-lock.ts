import type { Database } from './request-database';

/** Keeps our advisory locks apart from those of other programs in the same database. */
const APOGEE = 0x41504f47;

/** Waits for a named lock that this transaction then holds until it ends. */
export async function lockForTransaction(database: Database, name: string): Promise<void> {
  await database.query('select pg_advisory_xact_lock($1, hashtext($2))', [APOGEE, name]);
}

import type { Database } from './request-database';
import type { PlainStatement } from './statement';

/** Keeps our advisory locks apart from those of other programs in the same database. */
const APOGEE = 0x41504f47;

/** Waits for a named lock that this transaction then holds until it ends. */
export async function lockForTransaction(database: Database, name: string): Promise<void> {
  const { text, values } = lockStatement(name);
  await database.query(text, [...values]);
}

/** The same, for who writes last. */
export function lockStatement(name: string): PlainStatement {
  return { text: 'select pg_advisory_xact_lock($1, hashtext($2))', values: [APOGEE, name] };
}

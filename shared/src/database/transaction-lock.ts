import type { EntityManager } from 'typeorm';

/** Keeps our advisory locks apart from those of other programs in the same database. */
const APOGEE = 0x41504f47;

/** Waits for a named lock that this transaction then holds until it ends. */
export async function lockForTransaction(manager: EntityManager, name: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock($1, hashtext($2))', [APOGEE, name]);
}

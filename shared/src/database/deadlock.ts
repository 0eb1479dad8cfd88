import type { InTransaction } from './transactions';

/** Whoever loses so often has another cause than chance. */
const MOST_TRIES = 5;
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DEADLOCK_DETECTED = '40P01';

/**
 * Transactions that are done again when PostgreSQL ends them because they and another one waited for each other. For
 * work that does nothing but by the database it is given.
 */
export function againAfterDeadlock(inTransaction: InTransaction): InTransaction {
  return async (work) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await inTransaction(work);
      } catch (error) {
        if (tried === MOST_TRIES || !isDeadlock(error)) {
          throw error;
        }
      }
    }
  };
}

function isDeadlock(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === DEADLOCK_DETECTED;
}

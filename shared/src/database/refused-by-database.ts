import { DatabaseError } from 'pg';

/** True when the database refused a statement, and is there to be asked another one. */
export function isRefusedByDatabase(thrown: unknown): boolean {
  return thrown instanceof DatabaseError && thrown.severity === 'ERROR';
}

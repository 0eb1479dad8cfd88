import type { Connection } from 'pg';
import type { ReadRow } from './row-reader';

/**
 * How rows of the statements that a connection has prepared are read, by their names. PostgreSQL refuses to run a
 * prepared statement whose columns are no longer the same, so what was once described stays true.
 */
const prepared = new WeakMap<Connection, Map<string, ReadRow>>();

export function preparedOn(connection: Connection): Map<string, ReadRow> {
  const known = prepared.get(connection);
  if (known !== undefined) {
    return known;
  }
  const statements = new Map<string, ReadRow>();
  prepared.set(connection, statements);
  return statements;
}

import type { Connection } from 'pg';
import type { ReadRow } from './row-reader';

/** A server keeps the plans of each of its connections, some 50 kB each. */
const MOST_PREPARED = 300;

/**
 * How rows of the statements that a connection has prepared are read, by their names. PostgreSQL refuses to run a
 * prepared statement whose columns are no longer the same, so what was once described stays true.
 */
export class PreparedStatements {
  /** Those used last are at the end. */
  private readonly readers = new Map<string, ReadRow>();

  find(name: string): ReadRow | null {
    const reader = this.readers.get(name);
    if (reader === undefined) {
      return null;
    }
    this.add(name, reader);
    return reader;
  }

  add(name: string, reader: ReadRow): void {
    this.readers.delete(name);
    this.readers.set(name, reader);
  }

  /** The names of those beyond what a connection may keep, the ones not used for longest; to be closed there. */
  forgetOldest(): readonly string[] {
    const surplus = this.readers.size - MOST_PREPARED;
    if (surplus <= 0) {
      return [];
    }
    const oldest = [...this.readers.keys()].slice(0, surplus);
    for (const name of oldest) {
      this.readers.delete(name);
    }
    return oldest;
  }
}

const prepared = new WeakMap<Connection, PreparedStatements>();

export function preparedOn(connection: Connection): PreparedStatements {
  const known = prepared.get(connection);
  if (known !== undefined) {
    return known;
  }
  const statements = new PreparedStatements();
  prepared.set(connection, statements);
  return statements;
}

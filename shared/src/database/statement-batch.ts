import type { Connection, FieldDef, Submittable } from 'pg';
import { parameterText } from './parameter-text';
import { type PreparedStatements, preparedOn } from './prepared-statements';
import { isRefusedByDatabase } from './refused-by-database';
import { type ReadRow, rowReader } from './row-reader';
import type { AwaitedStatement } from './statement';

const noColumns: ReadRow = () => ({});

/**
 * Statements that go to the server in one write and come back in one read: what the system takes for a write and for
 * waking up whoever reads is more than the work for most statements. `pg` hands it the messages of its connection.
 *
 * They end with one Sync, so PostgreSQL skips those behind one that fails; `end` gets them, to be sent anew.
 */
export class StatementBatch implements Submittable {
  private current = 0;
  private rows: object[] = [];
  private readRow: ReadRow = noColumns;
  private prepared: PreparedStatements | null = null;

  constructor(
    private readonly statements: readonly AwaitedStatement[],
    private readonly end: (skipped: readonly AwaitedStatement[]) => void,
  ) {}

  submit(connection: Connection): void {
    const prepared = preparedOn(connection);
    this.prepared = prepared;
    connection.stream.cork();
    for (const name of prepared.forgetOldest()) {
      connection.close({ type: 'S', name }, true);
    }
    for (const statement of this.statements) {
      send(connection, statement, prepared);
    }
    connection.sync();
    connection.stream.uncork();
    this.begin();
  }

  /** Of a statement that the connection had not prepared. */
  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.readRow = rowReader(fields);
    const statement = this.statements[this.current];
    if (statement !== undefined) {
      this.prepared?.add(statement.variant.name, this.readRow);
    }
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    try {
      this.rows.push(this.readRow(fields));
    } catch (error) {
      this.statements[this.current]?.reject(error);
    }
  }

  handleCommandComplete(): void {
    const statement = this.statements[this.current];
    if (statement !== undefined) {
      // One that gives no rows is described by nothing.
      this.prepared?.add(statement.variant.name, this.readRow);
      statement.resolve(this.rows);
    }
    this.current += 1;
    this.begin();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  /** Of the current statement, or of the connection with all that it was asked. */
  handleError(error: unknown): void {
    const [failed, ...skipped] = this.statements.slice(this.current);
    failed?.reject(error);
    if (isRefusedByDatabase(error)) {
      this.end(skipped);
      return;
    }
    for (const statement of skipped) {
      statement.reject(error);
    }
    this.end([]);
  }

  handleReadyForQuery(): void {
    this.end([]);
  }

  private begin(): void {
    this.rows = [];
    const statement = this.statements[this.current];
    this.readRow = (statement && this.prepared?.find(statement.variant.name)) ?? noColumns;
  }
}

function send(
  connection: Connection,
  { variant: { name, text }, values }: AwaitedStatement,
  prepared: PreparedStatements,
): void {
  if (prepared.find(name) === null) {
    // Left by an attempt that failed after it was parsed; closing what is not there is no error.
    connection.close({ type: 'S', name }, true);
    connection.parse({ name, text, types: [] }, true);
    connection.describe({ type: 'S', name }, true);
  }
  connection.bind({ statement: name, values: values.map(parameterText) }, true);
  connection.execute(null, true);
}

import type { Logger } from 'typeorm';

export interface StatementRecorder {
  /** For `createDataSource`. */
  readonly logger: Logger;
  /** The SQL sent since the last reset, in order; transaction control included. */
  readonly statements: () => readonly string[];
  readonly reset: () => void;
}

const ignore = (): void => undefined;

/** TypeORM's own default prints failed migrations to the console; whoever runs them reports that. */
export const silentLogger: Logger = {
  logQuery: ignore,
  logQueryError: ignore,
  logQuerySlow: ignore,
  logSchemaBuild: ignore,
  logMigration: ignore,
  log: ignore,
};

/** Records what a data source sends, so that a test can show that a list costs no statement per row. */
export function createStatementRecorder(): StatementRecorder {
  let recorded: string[] = [];
  return {
    logger: { ...silentLogger, logQuery: (sql) => recorded.push(sql) },
    statements: () => recorded,
    reset: () => {
      recorded = [];
    },
  };
}

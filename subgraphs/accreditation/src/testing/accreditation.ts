import { join } from 'node:path';
import { type Clock, fixedClock } from '@apogee/shared/clock';
import { createStatementRecorder } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { createLogger, type Logger } from '@apogee/shared/logger';
import { contentHash, createTestDatabase, type DatabaseTemplate } from '@apogee/shared/testing';
import { createAccreditation } from '../app';

/** The day the sample data is told from. */
const TODAY: Clock = fixedClock('2026-11-22T12:00:00Z');

const silent: Logger = createLogger({ name: 'test', level: 'silent', format: 'json' });
const root = join(__dirname, '..', '..');

/** Migrated and loaded once, then copied for each test file. */
const template: DatabaseTemplate = {
  key: `accreditation ${contentHash([
    join(root, 'src', 'migrations'),
    join(root, 'src', 'sample-data'),
    join(root, 'sample-data'),
  ])}`,
  prepare: async (databaseUrl) => {
    const subgraph = await createAccreditation({ databaseUrl, clock: TODAY, logger: silent });
    await subgraph.loadSampleData(() => undefined);
    await subgraph.close();
  },
};

interface Answer {
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly { readonly code: unknown; readonly argument: unknown }[];
}

/** The subgraph over a database of its own with the sample data in it. */
export interface RunningAccreditation {
  readonly url: string;
  readonly subgraph: Subgraph;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The names of the statements that `work` caused, in order. */
  statementsDuring(work: () => Promise<unknown>): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function startAccreditation(clock: Clock = TODAY): Promise<RunningAccreditation> {
  const database = await createTestDatabase({ template });
  const recorder = createStatementRecorder();
  const subgraph = await createAccreditation({
    databaseUrl: database.url,
    clock,
    logger: silent,
    statementLogger: recorder.logger,
  });
  return {
    url: database.url,
    subgraph,
    ask: (query, variables = {}) => ask(subgraph, query, variables),
    statementsDuring: async (work) => {
      recorder.reset();
      await work();
      return recorder.statements().map((sql) => /\/\* (\S+) \*\//.exec(sql)?.[1] ?? sql);
    },
    stop: async () => {
      await subgraph.close();
      await database.drop();
    },
  };
}

async function ask(
  subgraph: Subgraph,
  query: string,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const { data, errors = [] } = await subgraph.server.execute({ query, variables });
  return {
    // graphql-js makes objects without a prototype; a test compares them with plain ones.
    data: data === null || data === undefined ? data : structuredClone(data),
    errors: errors.map(({ extensions }) => ({
      code: extensions?.['code'],
      argument: extensions?.['argument'],
    })),
  };
}

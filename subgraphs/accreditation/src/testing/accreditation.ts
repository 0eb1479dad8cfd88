import { join } from 'node:path';
import type { Clock } from '@apogee/shared/clock';
import type { GraphQLRequest } from '@apogee/shared/graphql';
import { ANYONE, type Caller } from '@apogee/shared/identity';
import { type SubgraphFixture, startSubgraphFixture } from '@apogee/shared/testing';
import { createAccreditation } from '../app';
import { createAccreditationDataSource } from '../data-source';

interface Answer {
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly { readonly code: unknown; readonly argument: unknown }[];
}

/** The subgraph over a database of its own with the sample data in it. */
export interface RunningAccreditation extends Pick<SubgraphFixture, 'url' | 'subgraph'> {
  /** Asks as the public, or as the given caller. */
  ask(query: string, variables?: Record<string, unknown>, caller?: Caller): Promise<Answer>;
  /** The names of the statements that `work` caused, in order. */
  statementsDuring(work: () => Promise<unknown>): Promise<readonly string[]>;
  /** Writes to the database what no mutation of these modules does. */
  execute(sql: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startAccreditation(clock?: Clock): Promise<RunningAccreditation> {
  const fixture = await startSubgraphFixture({
    create: createAccreditation,
    workspace: join(__dirname, '../..'),
    ...(clock === undefined ? {} : { clock }),
  });
  const { url, subgraph, recorder } = fixture;
  return {
    url,
    subgraph,
    ask: (query, variables = {}, caller = ANYONE) => ask(fixture, { query, variables }, caller),
    statementsDuring: async (work) => {
      recorder.reset();
      await work();
      return recorder.statements().map((sql) => /\/\* (\S+) \*\//.exec(sql)?.[1] ?? sql);
    },
    execute: async (sql) => {
      const dataSource = await createAccreditationDataSource(url).initialize();
      await dataSource.query(sql);
      await dataSource.destroy();
    },
    stop: () => fixture.close(),
  };
}

async function ask(
  { subgraph }: SubgraphFixture,
  request: GraphQLRequest,
  caller: Caller,
): Promise<Answer> {
  const { data, errors = [] } = await subgraph.server.execute(request, { caller });
  return {
    // graphql-js makes objects without a prototype; a test compares them with plain ones.
    data: data === null || data === undefined ? data : structuredClone(data),
    errors: errors.map(({ extensions }) => ({
      code: extensions?.['code'],
      argument: extensions?.['argument'],
    })),
  };
}

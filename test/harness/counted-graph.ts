import { setTimeout as wait } from 'node:timers/promises';
import { sampleDatabase } from '@apogee/all-in-one/testing';
import { Client } from 'pg';
import { type Graph, startAllInOne } from './graph';
import { countStatements, type StatementCounter } from './statement-counter';

/** Everything in one process on a sample database of its own, with its SQL statements counted and the identities of developers. */
export interface CountedGraph extends AsyncDisposable {
  readonly graph: Graph;
  readonly counter: StatementCounter;
}

export async function startCountedGraph(): Promise<CountedGraph> {
  const database = await sampleDatabase();
  const counter = await countStatements(database.url);
  const graph = await startAllInOne({ DATABASE_URL: counter.url, DEVELOPMENT_ISSUER: 'true' });
  await untilCaughtUp(database.url);
  return {
    graph,
    counter,
    [Symbol.asyncDispose]: async () => {
      await graph[Symbol.asyncDispose]();
      await counter[Symbol.asyncDispose]();
      await database.drop();
    },
  };
}

const LOOK_AGAIN_MS = 20;
/** Each has read the sample's events, and what the other one recorded about them. */
const CONSUMERS = ['catalogue.search', 'geo.establishments'];
const CAUGHT_UP = `
  select count(*) = cardinality($1::text[]) as "all"
  from events.consumer
  where name = any($1) and seq >= (select max(seq) from events.event)
`;

/** Until what is done about the events of the sample data is done. */
async function untilCaughtUp(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const haveCaughtUp = async (): Promise<boolean> => {
    const { rows } = await client.query<{ all: boolean }>(CAUGHT_UP, [CONSUMERS]);
    return rows[0]?.all === true;
  };
  while (!(await haveCaughtUp())) {
    await wait(LOOK_AGAIN_MS);
  }
  await client.end();
}

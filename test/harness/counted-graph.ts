import { type Graph, startAllInOne } from './graph';
import { sampleDatabase } from './sample-database';
import { countStatements, type StatementCounter } from './statement-counter';

/** Everything in one process on a sample database of its own, with its SQL statements counted. */
export interface CountedGraph extends AsyncDisposable {
  readonly graph: Graph;
  readonly counter: StatementCounter;
}

export async function startCountedGraph(): Promise<CountedGraph> {
  const database = await sampleDatabase();
  const counter = await countStatements(database.url);
  const graph = await startAllInOne({ DATABASE_URL: counter.url });
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

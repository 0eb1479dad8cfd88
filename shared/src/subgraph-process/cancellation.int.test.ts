import 'reflect-metadata';
import { Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { systemClock } from '../clock';
import { createDataSource, type Database } from '../database';
import { buildSubgraphSchema, type Subgraph } from '../graphql';
import type { RunningHttpServer } from '../http';
import { ANYONE, CallSigner } from '../identity';
import { createLogger } from '../logger';
import { createTestDatabase, type TestDatabase } from '../testing';
import { serveSubgraph } from './run-subgraph';
import { startSubgraph } from './start-subgraph';

interface Context {
  readonly database: Database;
}

const SLOW = {
  server: 'select pg_sleep(30)',
  embedded: 'select count(*) from generate_series(1, 2000000)',
};
const SOON_MS = 5_000;
const SECRET = 'a secret of tests that is long enough';
const signer = new CallSigner(SECRET, 'sloth');
let engine: TestDatabase['engine'];
let started: () => void;
let secondWasAsked = false;
let written: () => void;

@ObjectType('Sloth')
class Sloth {
  @Field(() => Int)
  age!: number;
}

@Resolver()
class SlothResolver {
  @Query(() => Sloth, { nullable: true })
  async sloth(@Ctx() { database }: Context): Promise<Sloth> {
    started();
    await database.query(SLOW[engine]);
    secondWasAsked = true;
    return { age: 1 };
  }

  @Query(() => Int)
  async one(@Ctx() { database }: Context): Promise<number> {
    return (await database.query<{ one: number }[]>('select 1 as one'))[0]?.one ?? 0;
  }

  @Mutation(() => Int)
  async write(@Ctx() { database }: Context): Promise<number> {
    started();
    await database.query(engine === 'server' ? 'select pg_sleep(0.3)' : 'select 1');
    written();
    return 1;
  }
}

const logger = createLogger({ name: 'test', level: 'silent', format: 'json' });

describe('a subgraph whose asker goes away', () => {
  let database: TestDatabase;
  let subgraph: Subgraph;
  let server: RunningHttpServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    engine = database.engine;
    const dataSource = createDataSource({
      url: database.url,
      schema: 'sloth',
      entities: [],
      migrations: [],
      poolSize: 1,
    });
    subgraph = await startSubgraph(
      {
        name: 'sloth',
        dataSource,
        buildSchema: () =>
          buildSubgraphSchema({ resolvers: [SlothResolver], orphanedTypes: [], references: {} }),
        createContext: (own, { caller }) => ({ database: own, caller }),
        loadSampleData: () => Promise.resolve(),
      },
      { databaseUrl: database.url, clock: systemClock, logger },
    );
    server = await serveSubgraph(
      subgraph,
      { HOST: '127.0.0.1', PORT: 0, SUBGRAPH_SECRET: [SECRET] },
      logger,
    );
  });

  afterAll(async () => {
    await server.close();
    await subgraph.close();
    await database.drop();
  });

  const inProcess = (query: string, signal: AbortSignal): Promise<unknown> =>
    subgraph.server.execute({ query }, { signal });
  const overHttp = (query: string, signal: AbortSignal): Promise<unknown> => {
    const body = JSON.stringify({ query });
    const authorization = `Bearer ${signer.sign(ANYONE, body)}`;
    return fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
      signal,
    }).catch(() => undefined);
  };

  describe.each([
    ['in process', inProcess],
    ['over HTTP', overHttp],
  ])('%s', (_, ask) => {
    it('gives the one connection of its pool to the next request, and asks nothing more', async () => {
      secondWasAsked = false;
      const asker = new AbortController();
      const hasStarted = new Promise<void>((resolve) => {
        started = resolve;
      });
      const answer = ask('{ sloth { age } }', asker.signal);
      await hasStarted;
      const abortedAt = Date.now();
      asker.abort();
      await answer;
      expect(await subgraph.server.execute({ query: '{ one }' })).toEqual({ data: { one: 1 } });
      expect(Date.now() - abortedAt).toBeLessThan(SOON_MS);
      expect(secondWasAsked).toBe(false);
    });

    it('carries a mutation through', async () => {
      const asker = new AbortController();
      const hasStarted = new Promise<void>((resolve) => {
        started = resolve;
      });
      const isWritten = new Promise<void>((resolve) => {
        written = resolve;
      });
      const answer = ask('mutation { write }', asker.signal);
      await hasStarted;
      asker.abort();
      await expect(isWritten).resolves.toBeUndefined();
      await answer;
    });
  });
});

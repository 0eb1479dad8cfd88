import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient, type FormattedExecutionResult } from 'graphql-ws';
import { WebSocket } from 'ws';
import { send } from '../../harness/client';
import { type Graph, startGateway } from '../../harness/graph';
import {
  composeSupergraph,
  type SmallSubgraph,
  startSmallSubgraph,
} from '../../harness/small-subgraph';
import { EventSubgraph } from './event-subgraph';
import { SocketClient } from './socket-client';

const TITLES = {
  name: 'titles',
  typeDefs: 'type Query { first: Book } type Book @key(fields: "id") { id: ID! title: String }',
  resolvers: {
    Book: {
      __resolveReference: ({ id }: { id: string }) => ({ id, title: `title of ${id}` }),
    },
  },
};
const STARS = {
  name: 'stars',
  typeDefs: 'type Book @key(fields: "id") { id: ID! stars: Int }',
  resolvers: {
    Book: { __resolveReference: ({ id }: { id: string }) => ({ id, stars: id.length }) },
  },
};

const EVERYTHING = 'subscription { book { tick title stars } }';

type Result = FormattedExecutionResult<Received, unknown>;

interface Received {
  readonly book: unknown;
}

describe('subscriptions through a gateway process and three subgraphs', () => {
  let folder: string;
  let file: string;
  let events: EventSubgraph;
  let others: readonly SmallSubgraph[];
  let graph: Graph;
  let client: Client;
  let closings: number[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-subscriptions-'));
    file = join(folder, 'supergraph.graphql');
    events = new EventSubgraph();
    await events.start();
    others = [await startSmallSubgraph(TITLES), await startSmallSubgraph(STARS)];
    await writeFile(file, composeSupergraph([events, ...others]));
    graph = await startGateway(['--supergraph', file]);
    closings = [];
    client = createClient({
      url: `${graph.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryWait: () => Promise.resolve(),
      on: { closed: (event) => closings.push((event as { code: number }).code) },
    });
  });

  afterEach(async () => {
    await client.dispose();
    await graph?.[Symbol.asyncDispose]();
    await events[Symbol.asyncDispose]();
    await Promise.all(others.map((subgraph) => subgraph[Symbol.asyncDispose]()));
    await rm(folder, { recursive: true, force: true });
  });

  it('gives the public client each event with what the other subgraphs know', async () => {
    const answers = client.iterate<Received>({ query: EVERYTHING });
    const first = next(answers);
    await events.hasListeners(1);
    events.publish('a');
    expect(await first).toEqual({ tick: 1, title: 'title of a', stars: 1 });
    events.publish('bbb');
    expect(await next(answers)).toEqual({ tick: 2, title: 'title of bbb', stars: 3 });
    await answers.return?.();
    await events.hasListeners(0);
  });

  it('goes on over a new supergraph: the client connects again by itself', async () => {
    const answers = client.iterate<Received>({ query: EVERYTHING });
    const first = next(answers);
    await events.hasListeners(1);
    await writeFile(`${file}.new`, composeSupergraph([events, ...others]).replace('{', '{ '));
    await rename(`${file}.new`, file);
    await graph.programs.at(-1)?.waitForOutput(/serving the new supergraph/);
    await events.hasListeners(0);
    await events.hasListeners(1);
    expect(closings).toEqual([1012]);
    events.publish('a');
    expect(await first).toEqual({ tick: 1, title: 'title of a', stars: 1 });
  });

  it('goes on without a subgraph that dies, and tells that its events have ended', async () => {
    const own = await SocketClient.connect(graph.url);
    own.ask('a', EVERYTHING);
    await events.hasListeners(1);
    await others[1]?.[Symbol.asyncDispose]();
    events.publish('a');
    const { payload } = await own.next();
    expect(payload).toMatchObject({
      data: { book: { tick: 1, title: 'title of a', stars: null } },
      errors: [{ path: ['book', 'stars'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
    await events[Symbol.asyncDispose]();
    const last = await own.next();
    expect(last).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
    expect(JSON.stringify([payload, last])).not.toMatch(/127\.0\.0\.1|ECONN|:\d{4,5}/);
    await own.close();
    await events.start();
  });

  it('ends connections in order when the process is told to stop', async () => {
    const own = await SocketClient.connect(graph.url);
    own.ask('a', EVERYTHING);
    await events.hasListeners(1);
    const stopped = graph.programs.at(-1)?.kill('SIGTERM');
    expect(await own.closed).toBe(1012);
    expect((await stopped)?.status).toBe(0);
    await events.hasListeners(0);
  });

  it('refuses subscriptions over single requests, and says what to do', async () => {
    const { status, errors } = await send(graph.url, { query: EVERYTHING });
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('WebSocket') as string,
        extensions: { code: 'OPERATION_NOT_SUPPORTED' },
      },
    ]);
  });
});

async function next(answers: AsyncIterableIterator<Result>): Promise<unknown> {
  const { value } = (await answers.next()) as IteratorResult<Result, undefined>;
  return value?.data?.book;
}

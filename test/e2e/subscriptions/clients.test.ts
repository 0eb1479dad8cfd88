import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Graph, startGateway } from '../../harness/graph';
import {
  composeSupergraph,
  type SmallSubgraph,
  startSmallSubgraph,
} from '../../harness/small-subgraph';
import { CLIENTS, type Subscribed } from './clients';
import { EventSubgraph } from './event-subgraph';

const TITLES = {
  name: 'titles',
  typeDefs: 'type Query { first: Book } type Book @key(fields: "id") { id: ID! title: String }',
  resolvers: {
    Book: {
      __resolveReference: ({ id }: { id: string }) => ({ id, title: `title of ${id}` }),
    },
  },
};

describe('clients that frontends use', () => {
  let folder: string;
  let events: EventSubgraph;
  let titles: SmallSubgraph;
  let graph: Graph;
  let subscribed: Subscribed;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-clients-'));
    events = new EventSubgraph();
    await events.start();
    titles = await startSmallSubgraph(TITLES);
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, composeSupergraph([events, titles]));
    graph = await startGateway(['--supergraph', file]);
  });

  afterAll(async () => {
    await graph[Symbol.asyncDispose]();
    await events[Symbol.asyncDispose]();
    await titles[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(Object.entries(CLIENTS))('subscribe: %s', async (_, subscribe) => {
    const waiting: unknown[] = [];
    let tell: (() => void) | null = null;
    const next = async (): Promise<unknown> => {
      while (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
      return waiting.shift();
    };
    subscribed = subscribe(
      `${graph.url}/graphql`,
      'subscription Books { book { id title } }',
      (data) => {
        waiting.push(data);
        tell?.();
      },
    );
    await events.hasListeners(1);
    for (const id of ['a', 'b']) {
      events.publish(id);
      expect(await next()).toMatchObject({ book: { id, title: `title of ${id}` } });
    }
    await subscribed.leave();
    await events.hasListeners(0);
  });
});

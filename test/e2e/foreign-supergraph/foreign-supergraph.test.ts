import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOOKS } from '../../harness/books';
import { ask } from '../../harness/client';
import { type Graph, startGateway } from '../../harness/graph';
import {
  composeSupergraph,
  type SmallSubgraph,
  startSmallSubgraph,
} from '../../harness/small-subgraph';

/** Beside the books: what readers say of them. */
const REVIEWS = {
  name: 'reviews',
  typeDefs: 'type Book @key(fields: "isbn") { isbn: ID! stars: [Int!] }',
  resolvers: {
    Book: {
      __resolveReference: ({ isbn }: { isbn: string }) => ({
        isbn,
        stars: isbn === '1' ? [5, 4] : [],
      }),
    },
  },
};

describe('a supergraph of somebody else', () => {
  let folder: string;
  let subgraphs: readonly SmallSubgraph[];
  let graph: Graph;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-foreign-'));
    const books = await startSmallSubgraph(BOOKS);
    const reviews = await startSmallSubgraph(REVIEWS);
    subgraphs = [books, reviews];
    const file = join(folder, 'supergraph.graphql');
    const elsewhere = { ...reviews, url: 'http://127.0.0.1:1/not-there' };
    await writeFile(file, composeSupergraph([books, elsewhere]));
    graph = await startGateway(['--supergraph', file, '--subgraph', `reviews=${reviews.url}`]);
  });

  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    await Promise.all((subgraphs ?? []).map((subgraph) => subgraph[Symbol.asyncDispose]()));
    await rm(folder, { recursive: true, force: true });
  });

  it('is served from its file, with the address in the file or the one on the command line', async () => {
    expect(await ask(graph.url, { query: '{ books { title stars } }' })).toEqual({
      books: [
        { title: 'De la Terre à la Lune', stars: [5, 4] },
        { title: 'Autour de la Lune', stars: [] },
      ],
    });
  });

  it('gets an explorer that knows nothing of this product', async () => {
    const settings: unknown = await (await fetch(`${graph.url}/explorer.json`)).json();
    expect(settings).toEqual({
      title: 'GraphQL explorer',
      graphqlPath: '/graphql',
      operations: [],
      places: [],
      readers: [],
      queryPlans: false,
      identitiesPath: null,
    });
  });
});

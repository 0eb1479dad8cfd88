import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { ask } from '../../harness/client';
import { type Graph, startGateway } from '../../harness/graph';

/** Two subgraphs that have nothing to do with this project: books, and their reviews. */
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';

const books = parse(`${LINK}
  type Query { books: [Book!] }
  type Book @key(fields: "isbn") { isbn: ID! title: String! }
`);
const reviews = parse(`${LINK}
  type Book @key(fields: "isbn") { isbn: ID! stars: [Int!] }
`);

const booksSchema = buildSubgraphSchema([
  {
    typeDefs: books,
    resolvers: {
      Query: {
        books: () => [
          { isbn: '1', title: 'De la Terre à la Lune' },
          { isbn: '2', title: 'Autour de la Lune' },
        ],
      },
    },
  },
]);
const reviewsSchema = buildSubgraphSchema([
  {
    typeDefs: reviews,
    resolvers: {
      Book: {
        __resolveReference: ({ isbn }: { isbn: string }) => ({
          isbn,
          stars: isbn === '1' ? [5, 4] : [],
        }),
      },
    },
  },
]);

interface Request {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

async function readRequest(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Request;
}

async function answer(schema: GraphQLSchema, request: IncomingMessage): Promise<string> {
  const { query, variables = {} } = await readRequest(request);
  return JSON.stringify(await graphql({ schema, source: query, variableValues: variables }));
}

async function serve(schema: GraphQLSchema): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(schema, request).then((text) => response.end(text));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

describe('a supergraph of somebody else', () => {
  let folder: string;
  let servers: readonly Server[];
  let graph: Graph;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-foreign-'));
    servers = [await serve(booksSchema), await serve(reviewsSchema)];
    const [booksServer, reviewsServer] = servers as [Server, Server];
    const { supergraphSdl } = composeServices([
      { name: 'books', url: urlOf(booksServer), typeDefs: books },
      { name: 'reviews', url: 'http://127.0.0.1:1/not-there', typeDefs: reviews },
    ]);
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, supergraphSdl ?? '');
    graph = await startGateway([
      '--supergraph',
      file,
      '--subgraph',
      `reviews=${urlOf(reviewsServer)}`,
    ]);
  });

  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
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
    });
  });
});

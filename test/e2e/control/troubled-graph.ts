import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOOKS } from '../../harness/books';
import { type Graph, startGateway } from '../../harness/graph';
import {
  composeSupergraph,
  type SmallSubgraph,
  startSmallSubgraph,
  withLink,
} from '../../harness/small-subgraph';

const REVIEWS = `
  type Query { best(id: ID): Review }
  type Mutation { praise(id: ID): Review }
  type Review { stars: Int }
  type Book @key(fields: "isbn") { isbn: ID! review: Review }
`;

/** A call as the troubled subgraph receives it. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
  /** The answer of a subgraph that is all right. */
  readonly goodAnswer: string;
}

/** A gateway over a subgraph that is all right (books) and one that does what a test says (reviews). */
export interface TroubledGraph extends AsyncDisposable {
  readonly url: string;
  /** What the gateway wrote so far. */
  log(): string;
  logged(pattern: RegExp): Promise<unknown>;
  onCall: (call: Call) => void;
}

export function answerWell({ response, goodAnswer }: Call): void {
  response.setHeader('content-type', 'application/json');
  response.end(goodAnswer);
}

export async function startTroubledGraph(
  env: Readonly<Record<string, string>>,
): Promise<TroubledGraph> {
  const troubled = { onCall: answerWell };
  const reviews = await listen(
    createServer((request, response) => {
      void callOf(request, response).then((call) => troubled.onCall(call));
    }),
  );
  const books = await startSmallSubgraph(BOOKS);
  const folder = await mkdtemp(join(tmpdir(), 'apogee-control-'));
  const graph = await serve(join(folder, 'supergraph.graphql'), { books, reviews, env });
  return Object.assign(troubled, {
    url: graph.url,
    log: () => graph.programs.at(-1)?.output() ?? '',
    logged: async (pattern: RegExp) => graph.programs.at(-1)?.waitForOutput(pattern),
    [Symbol.asyncDispose]: async () => {
      await graph[Symbol.asyncDispose]();
      await books[Symbol.asyncDispose]();
      reviews.closeAllConnections();
      reviews.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

async function serve(
  file: string,
  parts: {
    readonly books: SmallSubgraph;
    readonly reviews: Server;
    readonly env: Readonly<Record<string, string>>;
  },
): Promise<Graph> {
  const { port } = parts.reviews.address() as AddressInfo;
  const reviews = {
    name: 'reviews',
    url: `http://127.0.0.1:${port}/graphql`,
    typeDefs: withLink(REVIEWS),
  };
  await writeFile(file, composeSupergraph([parts.books, reviews]));
  return startGateway(['--supergraph', file], [], parts.env);
}

async function listen(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

async function callOf(request: IncomingMessage, response: ServerResponse): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  return { request, response, body, goodAnswer: goodAnswer(body) };
}

function goodAnswer(body: string): string {
  const { query, variables } = JSON.parse(body) as {
    readonly query: string;
    readonly variables: { readonly representations?: readonly unknown[] };
  };
  const review = { stars: 5 };
  if (variables.representations !== undefined) {
    return JSON.stringify({
      data: { _entities: variables.representations.map(() => ({ review })) },
    });
  }
  const field = ['praise', 'best'].find((name) => query.includes(name));
  return JSON.stringify({
    data: field === undefined ? { __typename: 'Query' } : { [field]: review },
  });
}

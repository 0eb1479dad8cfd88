import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { ask, send } from '../../harness/client';
import { type Graph, startGateway } from '../../harness/graph';
import {
  composeSupergraph,
  type SmallSubgraph,
  startSmallSubgraph,
  withLink,
} from '../../harness/small-subgraph';
import { Load } from './load';

const FIRST_BOOKS = `
  type Query { books: [Book!] }
  type Book @key(fields: "isbn") { isbn: ID! title: String! pages: Int }
`;
const SECOND_BOOKS = FIRST_BOOKS.replace('pages: Int', 'summary: String');

/** Knows the fields of both versions, as a subgraph does that is deployed before its supergraph. */
const BOOKS = {
  name: 'books',
  typeDefs: FIRST_BOOKS.replace('pages: Int', 'pages: Int summary: String'),
  resolvers: {
    Query: {
      books: () => [{ isbn: '1', title: 'Autour de la Lune', pages: 276, summary: 'They return.' }],
    },
  },
};
const REVIEWS = {
  name: 'reviews',
  typeDefs: 'type Book @key(fields: "isbn") { isbn: ID! stars: [Int!] }',
  resolvers: {
    Book: { __resolveReference: ({ isbn }: { isbn: string }) => ({ isbn, stars: [5, 4] }) },
  },
};

const CLIENTS = 20;
const SWITCHES = 6;
const REQUESTS_BETWEEN = 200;
const SERVING = 'serving the new supergraph';
const REFUSED = 'refused the new supergraph';

describe('a gateway whose supergraph file changes', () => {
  let folder: string;
  let file: string;
  let subgraphs: readonly SmallSubgraph[];
  let first: string;
  let second: string;
  let graph: Graph;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'apogee-reload-'));
    file = join(folder, 'supergraph.graphql');
    const books = await startSmallSubgraph(BOOKS);
    const reviews = await startSmallSubgraph(REVIEWS);
    const movedReviews = await startSmallSubgraph(REVIEWS);
    subgraphs = [books, reviews, movedReviews];
    first = composeSupergraph([{ ...books, typeDefs: withLink(FIRST_BOOKS) }, reviews]);
    second = composeSupergraph([{ ...books, typeDefs: withLink(SECOND_BOOKS) }, movedReviews]);
    await writeFile(file, first);
    graph = await startGateway(['--supergraph', file]);
  });

  afterEach(async () => {
    await graph?.[Symbol.asyncDispose]();
    await Promise.all((subgraphs ?? []).map((subgraph) => subgraph[Symbol.asyncDispose]()));
    await rm(folder, { recursive: true, force: true });
  });

  /** Resolves when the gateway has logged this so often. */
  async function logged(line: string, times = 1): Promise<void> {
    await graph.programs.at(-1)?.waitForOutput(new RegExp(`(?:[^]*?${line}){${times}}`));
  }

  async function renameOver(text: string): Promise<void> {
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  }

  it('fails no request while it switches to and fro, with a broken file in between', async () => {
    const load = new Load({
      url: graph.url,
      operation: { query: '{ books { title stars } }' },
      expected: '{"data":{"books":[{"title":"Autour de la Lune","stars":[5,4]}]}}',
      clients: CLIENTS,
    });
    await load.more(REQUESTS_BETWEEN);
    for (let switches = 1; switches <= SWITCHES; switches += 1) {
      await renameOver(switches % 2 === 1 ? second : first);
      await logged(SERVING, switches);
      await load.more(REQUESTS_BETWEEN);
      if (switches === SWITCHES / 2) {
        await writeFile(file, second.slice(0, second.length / 2));
        await logged(REFUSED);
        await load.more(REQUESTS_BETWEEN);
      }
    }
    await load.stop();
    expect(load.failures).toEqual([]);
    expect(load.answered).toBeGreaterThanOrEqual((SWITCHES + 2) * REQUESTS_BETWEEN);
  });

  it('answers the new field and no longer the old one', async () => {
    expect(await ask(graph.url, { query: '{ books { pages } }' })).toEqual({
      books: [{ pages: 276 }],
    });
    await renameOver(second);
    await logged(SERVING);
    expect(await ask(graph.url, { query: '{ books { summary stars } }' })).toEqual({
      books: [{ summary: 'They return.', stars: [5, 4] }],
    });
    const { status, errors } = await send(graph.url, { query: '{ books { pages } }' });
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    const { text } = await send(graph.url, { query: getIntrospectionQuery() });
    expect(text).toContain('"summary"');
    expect(text).not.toContain('"pages"');
  });

  it('goes on with the old supergraph when the new one is broken or names a subgraph without an address', async () => {
    const [, reviews] = subgraphs as [SmallSubgraph, SmallSubgraph];
    for (const [at, broken] of ['type Query {', first.replace(reviews.url, '')].entries()) {
      await writeFile(file, broken);
      await logged(REFUSED, at + 1);
      expect(await ask(graph.url, { query: '{ books { pages stars } }' })).toEqual({
        books: [{ pages: 276, stars: [5, 4] }],
      });
    }
    expect(graph.programs.at(-1)?.output()).toContain('no address is known for \\"reviews\\"');
  });

  it('is ready by the subgraphs that it uses now, not by those it used', async () => {
    const [, reviews, movedReviews] = subgraphs as [SmallSubgraph, SmallSubgraph, SmallSubgraph];
    await renameOver(second);
    await logged(SERVING);
    await reviews[Symbol.asyncDispose]();
    expect((await fetch(`${graph.url}/health/ready`)).status).toBe(200);
    await movedReviews[Symbol.asyncDispose]();
    expect((await fetch(`${graph.url}/health/ready`)).status).toBe(503);
  });

  it('reads the file again on SIGHUP and says so', async () => {
    process.kill(graph.programs.at(-1)?.pid ?? 0, 'SIGHUP');
    await logged('the supergraph is unchanged');
    expect(await ask(graph.url, { query: '{ books { title } }' })).toEqual({
      books: [{ title: 'Autour de la Lune' }],
    });
  });
});

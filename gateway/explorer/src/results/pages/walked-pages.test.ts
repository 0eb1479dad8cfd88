import { buildSchema, graphql } from 'graphql';
import type { AskedOperation } from '../../graph/asked-operation';
import { itemsAt } from '../rows/items';
import type { Json, JsonObject } from '../rows/json';
import { followedConnection } from './followed-connection';
import { type Ask, type WalkedPages, walkedPages } from './walked-pages';

const SCHEMA = buildSchema(`
  type Query { sky(name: String): Sky star(id: ID): Star }
  type Sky { stars(first: Int = 3, after: String, hot: Boolean): StarConnection list: [Star!]! }
  type StarConnection { nodes: [Star!]! edges: [StarEdge!]! pageInfo: PageInfo! totalCount: Int! }
  type StarEdge { cursor: String! node: Star! }
  type Star { id: ID! near(first: Int, after: String): StarConnection! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
`);
const STARS = 10;

function connection({ first = 3, after = null }: { first?: number; after?: string | null }) {
  const from = after === null ? 0 : Number(after) + 1;
  const nodes = Array.from({ length: STARS }, (_, id) => ({ id: String(id) })).slice(
    from,
    from + first,
  );
  const end = from + nodes.length - 1;
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: node.id })),
    totalCount: STARS,
    pageInfo: { hasNextPage: end < STARS - 1, endCursor: nodes.length === 0 ? null : String(end) },
  };
}

const ask: Ask = async ({ query, variables, operationName }) =>
  JSON.parse(
    JSON.stringify(
      await graphql({
        schema: SCHEMA,
        source: query,
        variableValues: variables,
        operationName: operationName ?? null,
        rootValue: { sky: () => ({ stars: connection }) },
      }),
    ),
  ) as Json;

function operation(query: string, variables: AskedOperation['variables'] = {}): AskedOperation {
  return { query, variables };
}

/** A page that says that it is followed by itself. */
const circling: Ask = () =>
  Promise.resolve({
    data: { sky: { stars: { nodes: [], explorerPage: { hasNextPage: true, endCursor: 'x' } } } },
  });

async function walk(
  asked: AskedOperation,
  path: readonly string[],
  by: Ask = ask,
): Promise<WalkedPages[]> {
  const found = followedConnection(asked, path, SCHEMA);
  if (found === null) throw new Error('nothing to follow');
  const pages: WalkedPages[] = [];
  for await (const page of walkedPages(found, by)) pages.push(page);
  return pages;
}

describe('walking over the pages of a connection', () => {
  it.each([
    ['nodes', '{ sky { stars { totalCount nodes { id } } } }', ['sky', 'stars', 'nodes']],
    ['edges', '{ sky { stars { edges { cursor node { id } } } } }', ['sky', 'stars', 'edges']],
    [
      'aliases and fragments',
      'query Q { s: sky { ...S } } fragment S on Sky { all: stars(first: 4) { n: nodes { id } } }',
      ['s', 'all', 'n'],
    ],
    [
      'a cursor of the reader’s own, which is left out',
      'query ($first: Int, $from: String) { sky { stars(first: $first, after: $from) { nodes { id } pageInfo { endCursor } } } }',
      ['sky', 'stars', 'nodes'],
    ],
  ])('gives the whole, by %s', async (_, query, path) => {
    const pages = await walk(operation(query, { first: 2, from: '5' }), path);
    const last = pages.at(-1);
    const rows = itemsAt(last?.data ?? null, path).map((item) => {
      const node = (item['node'] ?? item) as JsonObject;
      return node['id'];
    });
    expect(rows).toEqual(Array.from({ length: STARS }, (_, id) => String(id)));
    expect(last).toMatchObject({ isComplete: true, items: STARS, pages: pages.length });
    expect(JSON.stringify(last?.data)).not.toContain('explorer');
  });

  it.each([
    ['no connection', '{ sky { list { id } } }', ['sky', 'list']],
    [
      'a fragment that stands in two places',
      '{ a: sky { ...S } b: sky { ...S } } fragment S on Sky { stars { nodes { id } } }',
      ['a', 'stars', 'nodes'],
    ],
    [
      'a connection for each item of a list',
      '{ sky { list { near { nodes { id } } } } }',
      ['sky', 'list', 'near', 'nodes'],
    ],
  ])('is not offered for %s', (_, query, path) => {
    expect(followedConnection(operation(query), path, SCHEMA)).toBeNull();
  });

  it('stops at a page that fails and keeps what came before', async () => {
    let asked = 0;
    const seen: number[] = [];
    const failing: Ask = (next) => {
      asked += 1;
      return asked === 3 ? Promise.resolve({ errors: [{ message: 'too much' }] }) : ask(next);
    };
    const found = followedConnection(
      operation('{ sky { stars { nodes { id } } } }'),
      ['sky', 'stars', 'nodes'],
      SCHEMA,
    );
    const walking = async (): Promise<void> => {
      for await (const { items } of walkedPages(found as NonNullable<typeof found>, failing)) {
        seen.push(items);
      }
    };
    await expect(walking()).rejects.toThrow('too much');
    expect(seen).toEqual([3, 6]);
  });

  it('does not walk in circles when a page names itself as the next one', async () => {
    await expect(
      walk(operation('{ sky { stars { nodes { id } } } }'), ['sky', 'stars', 'nodes'], circling),
    ).rejects.toThrow('endCursor');
  });
});

import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, type FormattedExecutionResult, graphql, parse } from 'graphql';
import { SubgraphFailure } from '../transports';
import { FEDERATION_LINK, type Script } from './scripted-gateway';

type Fields = Readonly<Record<string, unknown>>;
type Nodes = Readonly<Record<string, Fields>>;

/** What each subgraph has that has nodes. All know people, because composition wants one type that they have in common. */
const WITH_NODES = `
  type Query { node(id: ID!): Node @shareable nodes(ids: [ID!]!): [Node] @shareable library: String! @shareable }
  interface Node { id: ID! }
  interface Named { name: String }
`;

const BOOKS = `${WITH_NODES}
  type Book implements Node & Named @key(fields: "id") { id: ID! name: String author: Person pages(from: Int = 1): Int }
  type Person implements Node & Named @key(fields: "id") { id: ID! name: String }
`;
const FILMS = `${WITH_NODES}
  type Film implements Node & Named @key(fields: "id") { id: ID! name: String minutes: Int director: Person after: Book }
  type Person implements Node @key(fields: "id") { id: ID! }
  type Book @key(fields: "id") { id: ID! }
`;
const TOWNS = `${WITH_NODES}
  type Town implements Node & Named @key(fields: "id") { id: ID! name: String people: [Person!] }
  type Person implements Node @key(fields: "id") { id: ID! town: Town }
`;

/** What a client sees, answered by one server. */
const MONOLITH = buildSchema(`
  type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node] library: String! }
  interface Node { id: ID! }
  interface Named { name: String }
  type Book implements Node & Named { id: ID! name: String author: Person pages(from: Int = 1): Int }
  type Film implements Node & Named { id: ID! name: String minutes: Int director: Person after: Book }
  type Town implements Node & Named { id: ID! name: String people: [Person!] }
  type Person implements Node & Named { id: ID! name: String town: Town }
`);

const PEOPLE: Nodes = {
  verne: {
    __typename: 'Person',
    id: 'verne',
    name: 'Jules Verne',
    town: () => TOWN_NODES['nantes'],
  },
  varda: { __typename: 'Person', id: 'varda', name: null, town: () => null },
};
const TOWN_NODES: Nodes = {
  nantes: { __typename: 'Town', id: 'nantes', name: 'Nantes', people: () => [PEOPLE['verne']] },
};
const BOOK_NODES: Nodes = {
  moon: {
    __typename: 'Book',
    id: 'moon',
    name: 'De la Terre à la Lune',
    author: () => PEOPLE['verne'],
    pages: ({ from }: Fields) => 300 - Number(from),
  },
  nameless: { __typename: 'Book', id: 'nameless', name: null, author: null, pages: null },
  dune: { __typename: 'Book', id: 'dune', name: 'Dune', author: null, pages: 412 },
};
const FILM_NODES: Nodes = {
  cleo: {
    __typename: 'Film',
    id: 'cleo',
    name: 'Cléo de 5 à 7',
    minutes: 90,
    director: () => PEOPLE['varda'],
    after: () => BOOK_NODES['moon'],
  },
  /** As a book is called, too, which should not be. */
  dune: { __typename: 'Film', id: 'dune', name: null, minutes: 137, director: null, after: null },
};
const EVERYTHING: Nodes = { ...PEOPLE, ...TOWN_NODES, ...BOOK_NODES, ...FILM_NODES };

/** A subgraph that finds its own nodes, complains of what is asked as `broken`, and answers as over a wire. */
function subgraph(sdl: string, owned: Nodes): Script {
  const schema = buildSubgraphSchema({ typeDefs: parse(`${FEDERATION_LINK}\n${sdl}`) });
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities !== undefined) {
    entities.resolve = (_, { representations }: { representations: readonly { id: string }[] }) =>
      representations.map(({ id }) => EVERYTHING[id] ?? null);
  }
  return async ({ query: source, variables }) => {
    const rootValue = rootOf(owned);
    const variableValues = structuredClone({ ...variables });
    const answer = await graphql({ schema, source, variableValues, rootValue });
    return JSON.parse(JSON.stringify(answer)) as FormattedExecutionResult;
  };
}

function rootOf(owned: Nodes): Fields {
  const find = (id: string): Fields | Error | null =>
    id === 'broken' ? new Error('This shelf is broken.') : (owned[id] ?? null);
  return {
    library: 'municipal',
    node: ({ id }: { readonly id: string }) => find(id),
    nodes: ({ ids }: { readonly ids: readonly string[] }) => ids.map(find),
  };
}

/** Names of the subgraphs that do not answer. A test that adds some takes them away again. */
export const DEAD_SUBGRAPHS = new Set<string>();

function mortal(name: string, script: Script): Script {
  return (request, options) => {
    if (DEAD_SUBGRAPHS.has(name)) {
      throw new SubgraphFailure(name, 'SUBGRAPH_UNAVAILABLE');
    }
    return script(request, options);
  };
}

/** Three subgraphs with nodes of their own. */
export const NODE_SUBGRAPHS: Readonly<Record<string, string>> = {
  books: BOOKS,
  films: FILMS,
  towns: TOWNS,
};
export const NODE_SCRIPTS: Readonly<Record<string, Script>> = {
  books: mortal('books', subgraph(BOOKS, { ...BOOK_NODES, ...PEOPLE })),
  films: mortal('films', subgraph(FILMS, FILM_NODES)),
  towns: mortal('towns', subgraph(TOWNS, TOWN_NODES)),
};

/** What one server with all the data would answer. */
export async function answerOfMonolith(
  source: string,
  variableValues?: Record<string, unknown>,
): Promise<FormattedExecutionResult> {
  const rootValue = rootOf(EVERYTHING);
  const answer = await graphql({
    schema: MONOLITH,
    source,
    rootValue,
    variableValues: variableValues ?? null,
  });
  return JSON.parse(JSON.stringify(answer)) as FormattedExecutionResult;
}

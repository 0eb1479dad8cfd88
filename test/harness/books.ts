import type { SmallSubgraphSettings } from './small-subgraph';

/** A subgraph that has nothing to do with this project: two books, which other subgraphs may extend by `isbn`. */
export const BOOKS: SmallSubgraphSettings = {
  name: 'books',
  typeDefs: `
    type Query { books: [Book!] }
    type Book @key(fields: "isbn") { isbn: ID! title: String! }
  `,
  resolvers: {
    Query: {
      books: () => [
        { isbn: '1', title: 'De la Terre à la Lune' },
        { isbn: '2', title: 'Autour de la Lune' },
      ],
    },
  },
};

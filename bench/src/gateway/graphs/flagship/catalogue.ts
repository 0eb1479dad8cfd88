import type { BenchSubgraph } from '../graph';
import { countFromOne, firmId, PRODUCTS_PER_FIRM, productId, SITES_PER_FIRM, siteId } from './ids';

function firmOf(id: string): object {
  const number = Number(id.slice('firm-'.length));
  return {
    __typename: 'Firm',
    id,
    siren: String(999_000_000 + number),
    legalName: `Démonstration spatiale ${number} SAS`,
    products: () => countFromOne(PRODUCTS_PER_FIRM, (index) => productOf(productId(id, index))),
    sites: () => countFromOne(SITES_PER_FIRM, (index) => siteOf(siteId(id, index))),
  };
}

function productOf(id: string): object {
  return {
    __typename: 'Product',
    id,
    name: `Reaction wheel ${id.slice('product-'.length)}`,
    kind: 'EQUIPMENT',
  };
}

function siteOf(id: string): object {
  return { __typename: 'Site', id, name: `Integration hall ${id.slice('site-'.length)}` };
}

export const catalogue: BenchSubgraph = {
  name: 'catalogue',
  sdl: /* GraphQL */ `
    type Query @extends {
      firms(first: Int!): [Firm!]!
      product(id: ID!): Product
    }

    type Firm @key(fields: "id") {
      id: ID!
      siren: String!
      legalName: String!
      products: [Product!]!
      sites: [Site!]!
    }

    type Product @key(fields: "id") {
      id: ID!
      name: String!
      kind: String!
    }

    type Site @key(fields: "id") {
      id: ID!
      name: String!
    }
  `,
  root: {
    firms: ({ first }: { first: number }) => countFromOne(first, (index) => firmOf(firmId(index))),
    product: ({ id }: { id: string }) => productOf(id),
  },
  entity: ({ __typename, id }) => {
    const entityOf = { Firm: firmOf, Product: productOf, Site: siteOf }[__typename] ?? firmOf;
    return entityOf(String(id));
  },
};

import type { BenchSubgraph } from '../graph';

interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
}

const PRODUCTS: readonly Product[] = (
  [
    ['1', 'Table', 899, 100],
    ['2', 'Couch', 1299, 1000],
    ['3', 'Glass', 15, 20],
    ['4', 'Chair', 499, 100],
    ['5', 'TV', 1299, 1000],
    ['6', 'Lamp', 6999, 300],
    ['7', 'Grill', 3999, 2000],
    ['8', 'Fridge', 100_000, 6000],
    ['9', 'Sofa', 9999, 800],
  ] as const
).map(([upc, name, price, weight]) => ({ upc, name, price, weight }));

const BY_UPC = new Map(PRODUCTS.map((product) => [product.upc, product]));

export const products: BenchSubgraph = {
  name: 'products',
  sdl: /* GraphQL */ `
    type Query @extends {
      topProducts(first: Int = 5): [Product]
    }

    type Product @key(fields: "upc") {
      upc: String!
      name: String
      price: Int
      weight: Int
    }
  `,
  root: { topProducts: ({ first }: { first: number }) => PRODUCTS.slice(0, first) },
  entity: ({ upc }) => ({ __typename: 'Product', ...BY_UPC.get(String(upc)) }),
};

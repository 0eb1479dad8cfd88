import type { BenchSubgraph } from '../graph';

const IN_STOCK = new Set(['1', '5', '6', '7', '9']);
/** Shipping is free above this price. */
const FREE_ABOVE = 1000;

/** The key alone decides the stock; price and weight come with the representation. */
function shippingEstimate(price: unknown, weight: unknown): number | null {
  if (typeof price !== 'number' || typeof weight !== 'number') {
    return null;
  }
  return price > FREE_ABOVE ? 0 : Math.floor(weight / 2);
}

export const inventory: BenchSubgraph = {
  name: 'inventory',
  sdl: /* GraphQL */ `
    type Product @extends @key(fields: "upc") {
      upc: String! @external
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }
  `,
  root: {},
  entity: ({ upc, price, weight }) => ({
    __typename: 'Product',
    upc,
    inStock: IN_STOCK.has(String(upc)),
    shippingEstimate: shippingEstimate(price, weight),
  }),
};

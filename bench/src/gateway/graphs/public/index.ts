import type { BenchGraph } from '../graph';
import { accounts } from './accounts';
import { inventory } from './inventory';
import { products } from './products';
import { reviews } from './reviews';

/** Schema and data of the published gateway benchmark (`graphql-hive/graphql-gateways-benchmark`, MIT), written anew. */
export const publicGraph: BenchGraph = {
  name: 'public',
  subgraphs: [accounts, inventory, products, reviews],
};

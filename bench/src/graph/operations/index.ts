import { expiringLabels } from './expiring-labels';
import { firmProfile } from './firm-profile';
import { flagship } from './flagship';
import { nearby } from './nearby';
import type { BenchOperation } from './operation';
import { productList } from './product-list';

export type { BenchOperation, Parameters } from './operation';

/** Five questions that frontends of this graph ask. */
export const OPERATIONS: readonly BenchOperation[] = [
  flagship,
  firmProfile,
  expiringLabels,
  nearby,
  productList,
];

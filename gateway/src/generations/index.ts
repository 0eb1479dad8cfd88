export type { FederatedGraph, Serving } from './generation';
export { ServedGraph } from './served-graph';

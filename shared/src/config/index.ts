export { isLoopback } from './is-loopback';
export { type Environment, readConfig } from './read-config';
export { type SubgraphVariables, subgraphVariables } from './subgraph-variables';
export * as variables from './variables';

export {
  type CreateSubgraph,
  runSubgraph,
  type SubgraphDependencies,
  type SubgraphProcessConfig,
  type SubgraphProgram,
} from './run-subgraph';

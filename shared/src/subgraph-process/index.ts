export { runSubgraph, type SubgraphProcessConfig, type SubgraphProgram } from './run-subgraph';
export {
  type Report,
  type SubgraphDependencies,
  type SubgraphParts,
  startSubgraph,
} from './start-subgraph';

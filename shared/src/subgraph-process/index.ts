export {
  runSubgraph,
  type SubgraphProcessConfig,
  type SubgraphProgram,
  serveSubgraph,
} from './run-subgraph';
export {
  type Report,
  type RequestRights,
  type SubgraphDependencies,
  type SubgraphParts,
  startSubgraph,
} from './start-subgraph';

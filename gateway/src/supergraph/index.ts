export { loadSupergraph, parseSupergraph, type Supergraph } from './load-supergraph';
export { SupergraphWatch } from './watch-supergraph';

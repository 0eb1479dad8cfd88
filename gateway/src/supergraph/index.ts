export { loadSupergraph, parseSupergraph, type Supergraph } from './load-supergraph';
export { SupergraphWatch, type SupergraphWatchSettings } from './watch-supergraph';

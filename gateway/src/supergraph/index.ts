export { loadSupergraph, parseSupergraph, type Supergraph } from './load-supergraph';
export { FileWatch } from './watch-file';
export { SupergraphWatch, type SupergraphWatchSettings } from './watch-supergraph';

export { loadSupergraph, parseSupergraph, type Supergraph } from './load-supergraph';

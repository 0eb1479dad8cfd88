export { httpTransport } from './http-transport';
export { inProcessTransport } from './in-process-transport';
export { SharedTransports } from './shared-transports';
export { SubgraphFailure } from './subgraph-failure';
export {
  type CallOptions,
  type GraphQLParameters,
  parametersOf,
  type SubgraphOperation,
  type SubgraphRequest,
  type SubgraphTransport,
} from './subgraph-transport';

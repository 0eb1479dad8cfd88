export { httpTransport } from './http-transport';
export { inProcessTransport } from './in-process-transport';
export { SharedTransports } from './shared-transports';
export { SubgraphFailure } from './subgraph-failure';
export type { CallOptions, SubgraphRequest, SubgraphTransport } from './subgraph-transport';

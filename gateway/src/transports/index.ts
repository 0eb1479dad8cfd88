export { asAbortSignal, CallAbortion, type CallSignal } from './call-signal';
export { controlledTransport, type SubgraphLimits } from './control';
export { eventStreamSubscriptions } from './event-stream-subscriptions';
export { hasPlainTexts } from './graphql-answer';
export { callAuthorization, type HttpSettings, httpTransport } from './http-transport';
export { inProcessSubscriptions } from './in-process-subscriptions';
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
export { SubscriptionOverrun } from './subscription-overrun';
export { webSocketSubscriptions } from './web-socket-subscriptions';
export { withSubscriptions } from './with-subscriptions';
